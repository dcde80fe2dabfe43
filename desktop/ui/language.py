"""The language the window speaks: Chinese as it is written, or a file of resources/translations."""

from __future__ import annotations

import os

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop import errors
from desktop.config import resources

CHINESE = "zh"
LANGUAGES = (CHINESE, "en")
#: Names the language where the command line does not.
VARIABLE = "STATION_LANGUAGE"
_OWN, _OF_QT = "station_words", "qt_words"


def wanted(named: str = "") -> str:
    """The language to speak.

    Args:
        named: on the command line; empty where it was not.

    Returns:
        One of `LANGUAGES`; Chinese where the environment names one there is not.
    """
    language = named or os.environ.get(VARIABLE, "")
    return language if language in LANGUAGES else CHINESE


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
    if language == CHINESE:
        _speak_qts_chinese(app)
        return
    words = QTranslator(app)
    words.setObjectName(_OWN)
    path = resources() / "translations" / f"station_{language}.qm"
    if not words.load(str(path)):
        raise errors.ProgramError(what=f"没有语言 {language}")
    app.installTranslator(words)


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
