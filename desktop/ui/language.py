"""The language the window speaks: Chinese as it is written, or a file of resources/translations."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop import errors
from desktop.config import resources
from desktop.services.looks import SYSTEM_LANGUAGE

CHINESE = "zh"
LANGUAGES = (CHINESE, "en")
#: Names the language where the command line does not.
VARIABLE = "STATION_LANGUAGE"
_OWN, _OF_QT = "station_words", "qt_words"
_SPOKEN = "station_language"


def wanted(named: str = "", kept: str = "") -> str:
    """The language to speak.

    Args:
        named: on the command line; empty where it was not.
        kept: as the clerk chose it, maybe `SYSTEM_LANGUAGE`; empty where nobody chose.

    Returns:
        One of `LANGUAGES`; Chinese where nobody named one there is.
    """
    language = named or os.environ.get(VARIABLE, "") or kept
    if language == SYSTEM_LANGUAGE:
        language = _of_system(QLocale.system())
    return language if language in LANGUAGES else CHINESE


def _of_system(locale: QLocale) -> str:
    """Chinese where the computer speaks it, or says nothing; English for all others."""
    spoken = locale.language()
    silent = (QLocale.Language.Chinese, QLocale.Language.C, QLocale.Language.AnyLanguage)
    return CHINESE if spoken in silent else "en"


def current() -> str:
    """The language the program speaks."""
    app = QCoreApplication.instance()
    return str((app.property(_SPOKEN) if app is not None else None) or CHINESE)


def speak(app: QApplication, language: str = CHINESE) -> None:
    """Give the program the words of a language; what is made from then on bears them.

    Args:
        app: the application.
        language: one of `LANGUAGES`.

    Raises:
        errors.ProgramError: its file is missing or cannot be read.
    """
    for name in (_OWN, _OF_QT):
        _take_out(app, name)
    app.setProperty(_SPOKEN, CHINESE)
    if language == CHINESE:
        _speak_qts_chinese(app)
        return
    words = QTranslator(app)
    words.setObjectName(_OWN)
    path = resources() / "translations" / f"station_{language}.qm"
    if not words.load(str(path)):
        raise errors.ProgramError(what=f"没有语言 {language}")
    app.installTranslator(words)
    app.setProperty(_SPOKEN, language)


def _speak_qts_chinese(app: QApplication) -> None:
    words = QTranslator(app)
    words.setObjectName(_OF_QT)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    chinese = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    if words.load(chinese, "qtbase", "_", folder):
        app.installTranslator(words)


def _take_out(app: QApplication, name: str) -> None:
    words = app.findChild(QTranslator, name)
    if isinstance(words, QTranslator):
        app.removeTranslator(words)
        # Not deleteLater: another may be looked for by this name before the loop runs.
        words.setObjectName("")
        words.deleteLater()
