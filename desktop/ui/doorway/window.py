"""The window before the window: unlocks a station, makes or recovers one; never freezes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import errors
from desktop.services.access.door_names import AtTheDoor
from desktop.services.access.this_pc import ThisPc
from desktop.ui import language, theme
from desktop.ui.doorway.poster import Poster
from desktop.ui.doorway.step_list import StepList
from desktop.ui.doorway.unlock_view import UnlockView
from desktop.ui.doorway.ways import FirstSteps, FirstWays, RecoverWays, Runner
from desktop.ui.widgets.display import free_area
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from desktop.ui.doorway.first_steps_view import FirstStepsView
    from desktop.ui.doorway.founding_view import Founding, FoundingView
    from desktop.ui.doorway.join_asking import JoinAsking
    from desktop.ui.doorway.join_fetching import JoinFetching
    from desktop.ui.doorway.join_key import JoinKey
    from desktop.ui.doorway.joining import JoinCourse
    from desktop.ui.doorway.recover_view import RecoverView
    from desktop.ui.doorway.ways import JoinWays, View

WIDTH_PX, HEIGHT_PX = 880, 640
#: In px at any scale: larger text must not ask for a larger screen.
SMALLEST = (720, 520)
#: What the title bar takes of a screen.
FRAME_PX = 40


class Doorway(QWidget):
    """Unlocks the station of a folder, or makes one there.

    Args:
        here: this PC at the door of a folder.
        errand: takes the slow work.
        unlock: from what was typed, and whose it is, to the station's key.
        found: makes a station and gives its key.
        ways: how a station comes out of a backup; None where that is not offered.
        first: what a new station's first steps need; None opens it at once.
        beside: asks this PC's keyring, which may take long; None never asks.
        joins: how this PC comes to a station that others have; None where that is not offered.
        parent: the Qt parent.

    Signals:
        opened: the station's key.
        closed: the clerk gave up.
        language_wanted: the code of another language.
    """

    opened = Signal(object)
    closed = Signal()
    language_wanted = Signal(str)

    def __init__(
        self,
        here: ThisPc,
        errand: Runner,
        unlock: Callable[[str, str], object],
        found: Callable[[Founding], object],
        ways: RecoverWays | None = None,
        first: FirstWays | None = None,
        beside: Runner | None = None,
        parent: QWidget | None = None,
        *,
        joins: JoinWays | None = None,
    ) -> None:
        super().__init__(parent)
        home = here.home
        self._errand, self._unlock, self._found, self._ways = errand, unlock, found, ways
        self._first, self._joins = first, joins
        self._place = str(home.path)
        self._through = self._keeps_secrets = False
        self._master: object = None
        self._beginning: FirstStepsView | None = None
        self._course: JoinCourse | None = None
        #: The views that say at a field what is wrong with it.
        self._tellers: list[FoundingView | RecoverView | JoinAsking] = []
        #: What takes the answer of the errand under way.
        self._take: Callable[[object], None] = self._enter
        self.first_steps = FirstSteps()
        self._steps = StepList()
        self.sample = button(self.tr("打开示例站点(&T)"), "link", "flask")
        self.sample.setToolTip(self.tr("里面的人和事都是编的，随便试"))
        #: Says in the other language that it is one: whoever landed in the wrong one finds back.
        self.other_language = button(self.tr("English(&L)"), "link", "translate")
        self._stack = QStackedWidget()
        theme.set_role(self._stack, "panel")
        self.banner = MessageBanner()
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._busy = label("", "quiet")
        self.view: View
        self._opens = home.records.exists() or home.keys.exists()
        if self._opens:
            self.view = UnlockView(self._place, here)
            self.view.unlock_wanted.connect(self._on_unlock)
        else:
            self._found_first(self._place)
        self._build()
        self.sample.clicked.connect(self._on_sample)
        self.other_language.clicked.connect(self._on_other_language)
        errand.done.connect(self._on_done)
        errand.failed.connect(self._on_failed)
        self.view.focus_target().setFocus()
        if beside is not None:
            self._ask_keyring(here, beside)

    def _found_first(self, place: str) -> None:
        """What is needed once, while the door opens every day: where no station is yet."""
        from desktop.ui.doorway.founding_view import FoundingView
        from desktop.ui.doorway.recover_view import RecoverView
        from desktop.ui.doorway.recovering import RecoverErrands

        self._founding = FoundingView(
            place, can_recover=self._ways is not None, can_join=self._joins is not None
        )
        self._founding.join_wanted.connect(self._on_join_wanted)
        self._founding.found_wanted.connect(self._on_found)
        self._founding.recover_wanted.connect(self._on_recover_wanted)
        self._recovering = RecoverView(place)
        self._recovering.back_wanted.connect(self._on_back)
        if self._ways is not None:
            self._errands = RecoverErrands(self._recovering, self._ways, self._start, self._enter)
        self._founding.step_changed.connect(self._steps.show_step)
        self._tellers = [self._founding, self._recovering]
        self._stack.addWidget(self._founding)
        self._stack.addWidget(self._recovering)
        self.view = self._founding
        self._stack.setCurrentWidget(self._founding)
        self._steps.show_step(1)

    def _ask_keyring(self, here: ThisPc, beside: Runner) -> None:
        """Whom it names, or whether it keeps anything; without an answer the door works, too."""
        if not isinstance(self.view, UnlockView):
            beside.done.connect(self._on_keyring)
            ask: Callable[[], object] = here.keeps_secrets
        elif here.has_names:
            beside.done.connect(self._on_names)
            ask = here.names
        else:
            return
        if not beside.under_way:  # a doorway in another language has asked the same
            beside.run(ask)

    @Slot(object)
    def _on_names(self, people: list[AtTheDoor]) -> None:
        if isinstance(self.view, UnlockView) and people:
            self.view.show_names(people)

    @Slot(object)
    def _on_keyring(self, keeps: object) -> None:
        self._keeps_secrets = bool(keeps)
        for view in self._tellers:
            view.offer_pin(offered=self._keeps_secrets)

    @Slot(str, str)
    def _on_unlock(self, typed: str, clerk: str) -> None:
        words = self.tr("正在打开……")
        self._start(words, partial(self._unlock, typed, clerk), self._on_unlocked)

    @Slot(object)
    def _on_found(self, founding: Founding) -> None:
        self._start(self.tr("正在建站……"), partial(self._found, founding), self._on_founded)

    @Slot()
    def _on_sample(self) -> None:
        if self._first is not None:
            words = self.tr("正在准备示例站点，头一次要几秒钟……")
            self._start(words, self._first.sample, self._enter)

    @Slot()
    def _on_other_language(self) -> None:
        known = language.LANGUAGES
        after = (known.index(language.current()) + 1) % len(known)
        self.language_wanted.emit(known[after])

    @Slot()
    def _on_recover_wanted(self) -> None:
        self._turn_to(self._recovering)

    @Slot()
    def _on_back(self) -> None:
        self._steps.name_steps(joining=False)
        self._turn_to(self._founding)

    # --- the first steps of a new station, or of a PC that came to one ----------------------

    def _on_founded(self, master: object, *, joined: bool = False) -> None:
        if self._first is None:
            self._enter(master)
            return
        from desktop.ui.doorway.first_paper import FirstPaper
        from desktop.ui.doorway.first_steps_view import FirstStepsView

        self._master = master
        self._beginning = FirstStepsView(joined=joined)
        self._beginning.step_changed.connect(self._steps.show_step)
        self._beginning.finished.connect(self._on_finished)
        self._hide_links()
        self._turn_to(self._beginning)
        self._steps.show_step(self._beginning.first_step)
        self._paper = FirstPaper(self._beginning, self._start)
        self._paper.make(partial(self._first.sheet, master))

    @Slot()
    def _on_finished(self) -> None:
        if self._beginning is not None:
            self.first_steps = self._beginning.steps
        self._enter(self._master)

    def _hide_links(self) -> None:
        """What was made here would have to be shown again in another language."""
        self.sample.hide()
        self.other_language.hide()

    # --- a PC that comes to a station -------------------------------------------------------

    def _on_unlocked(self, unlocked: object) -> None:
        """Where it has joined and nothing has come yet, for a cut or a kill, it goes on."""
        if self._joins is not None and self._joins.unfinished(unlocked):
            self._course_of(self._joins).go_on(unlocked)
        else:
            self._enter(unlocked)

    @Slot()
    def _on_join_wanted(self) -> None:
        if self._joins is not None:
            course = self._course_of(self._joins)
            self._steps.name_steps(joining=True)
            self._turn_to(course.asking)

    def _course_of(self, ways: JoinWays) -> JoinCourse:
        """Made when it is first asked for: the door opens every day without it."""
        if self._course is None:
            from desktop.ui.doorway.join_asking import JoinAsking
            from desktop.ui.doorway.joining import JoinCourse

            asking = JoinAsking(self._place, asked=ways.asked())
            asking.offer_pin(offered=self._keeps_secrets)
            asking.back_wanted.connect(self._on_back)
            self._tellers.append(asking)
            course = self._course = JoinCourse(ways, self._start, asking)
            course.step_changed.connect(self._steps.show_step)
            course.turned.connect(self._on_turned)
            course.began.connect(self.banner.hide)
            course.told.connect(self.banner.show_error)
            course.done.connect(self._on_joined)
            course.inside.connect(self._enter)
        return self._course

    @Slot(object)
    def _on_turned(self, view: JoinFetching | JoinKey) -> None:
        self._hide_links()
        self._turn_to(view)

    @Slot(object)
    def _on_joined(self, unlocked: object) -> None:
        self._on_founded(unlocked, joined=True)

    def _turn_to(self, view: View) -> None:
        self.banner.hide()
        self.view = view
        if not self._opens:
            self._steps.setVisible(view is not self._recovering)
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.focus_target().setFocus()

    def say_wiped(self, proof: str, *, told: bool) -> None:
        """Say that this PC was emptied, and where the proof lies.

        Args:
            proof: its file.
            told: whether the county knows that the PC is out of use.
        """
        words = self.tr("这台电脑已经清除，清除证明在「{0}」。").format(proof)
        unknown = self.tr(
            "县里还没有停用它：接手的电脑同步以后就停用；没有人接手的，请告诉县里停用这台电脑。"
        )
        rest = "" if told else unknown
        self.banner.show_words(words, "good", rest)

    def unlock_with(self, passphrase: str) -> None:
        """Try a passphrase that came with the start of the program."""
        self._on_unlock(passphrase, "")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it unopened ends the program."""
        super().closeEvent(event)
        if self._course is not None:
            self._course.close()
        if not self._through:
            self.closed.emit()

    def _start(
        self,
        words: str,
        task: Callable[[], object],
        take: Callable[[object], None],
        *,
        beside: bool = False,
    ) -> None:
        if self._errand.under_way:
            return
        self._take = take
        self.banner.hide()
        self._busy.setText(words)
        self._show_busy(busy=True, beside=beside)
        self._errand.run(task)

    @Slot(object)
    def _on_done(self, answer: object) -> None:
        self._show_busy(busy=False)
        self._take(answer)

    @Slot(object)
    def _enter(self, master: object) -> None:
        self._through = True
        self.opened.emit(master)

    @Slot(object)
    def _on_failed(self, error: errors.StationError) -> None:
        self._show_busy(busy=False)
        if isinstance(self.view, UnlockView):
            words, rest = self.view.show_refusal(error)
            if words:
                self.banner.show_words(words, "warn", rest)
        elif not self._told_below(error):
            self.banner.show_error(error)
            if not self._opens and self.view is self._recovering:
                self._recovering.put_right()

    def _told_below(self, error: errors.StationError) -> bool:
        """Whether the view says it at the field it is about."""
        return any(view is self.view and view.show_refusal(error) for view in self._tellers)

    def _show_busy(self, *, busy: bool, beside: bool = False) -> None:
        """Work under way; what is done beside the clerk's reading locks nothing."""
        self.view.setEnabled(not busy or beside)
        self.sample.setEnabled(not busy)
        self.other_language.setEnabled(not busy)
        self._bar.setVisible(busy)
        self._busy.setVisible(busy)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(self.tr("新时代文明实践站"))
        theme.set_role(self, "page")
        self.setMinimumSize(*SMALLEST)
        free = free_area(self).size()
        wanted = QSize(theme.px(WIDTH_PX), theme.px(HEIGHT_PX))
        self.resize(wanted.boundedTo(QSize(free.width(), free.height() - FRAME_PX)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        founding = not isinstance(self.view, UnlockView)
        links = (self.sample, self.other_language)
        row.addWidget(Poster(self._steps, links, founding=founding))
        self.sample.setVisible(self._first is not None)
        row.addWidget(self._right(), 1)
        self._show_busy(busy=False)

    def _right(self) -> QWidget:
        right = QFrame()
        theme.set_role(right, "panel")
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.px(40), theme.px(32), theme.px(32), theme.px(24))
        column.setSpacing(theme.px(16))
        column.addWidget(self.banner)
        if self._stack.count() == 0:
            self._stack.addWidget(self.view)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        self._bar.setFixedWidth(theme.px(120))
        self._bar.setAccessibleName(self.tr("进度"))
        foot.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._busy, 1)
        column.addLayout(foot)
        return right
