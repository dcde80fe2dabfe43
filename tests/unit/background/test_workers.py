import os
import signal
import subprocess
import sys
import threading

import pytest

from desktop import errors
from desktop.background.workers import Workers
from tests.unit.background import tasks_apart as tasks


@pytest.fixture(scope="module")
def kept():
    """One process for the tests that do it no harm."""
    workers = Workers(count=1)
    yield workers
    workers.close()


@pytest.fixture
def workers():
    workers = Workers(count=1)
    yield workers
    workers.close()


def alive(process_id):
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def test_work_is_done_in_another_process_that_is_kept(kept):
    assert kept.run(tasks.double, 21) == 42
    first, second = kept.run(tasks.process_id), kept.run(tasks.process_id)
    assert first == second != os.getpid()


def test_progress_arrives_here_in_order(kept):
    seen = []
    assert kept.run(tasks.count, 50, progress=lambda *p: seen.append(p)) == "counted"
    assert seen == [(n, 50) for n in range(1, 51)]


def test_a_refusal_over_there_is_raised_here_with_its_facts(kept):
    with pytest.raises(errors.FileMissing) as caught:
        kept.run(tasks.refuse, "石桥.xlsx")
    assert caught.value.facts == {"path": "石桥.xlsx"}


def test_a_bug_over_there_is_told_without_its_message(kept):
    with pytest.raises(errors.ProgramError) as caught:
        kept.run(tasks.stumble, "张三 11010119900307803X")
    assert "ValueError 于 tasks_apart.py" in caught.value.for_log
    assert "张三" not in str(caught.value) + caught.value.for_log
    assert "ValueError" not in str(caught.value)


def test_an_answer_that_can_not_travel_is_a_program_error(kept):
    with pytest.raises(errors.ProgramError):
        kept.run(tasks.answer_with_what_can_not_travel)
    assert kept.run(tasks.double, 2) == 4


@pytest.mark.parametrize("task", [tasks.until_cancelled, tasks.quietly_until_cancelled])
def test_cancel_reaches_the_work_however_busy_it_talks(kept, task):
    asked = iter([False] * 5)
    with pytest.raises(errors.Cancelled):
        kept.run(task, cancelled=lambda: next(asked, True))
    assert kept.run(tasks.double, 3) == 6  # the cancel does not stick


@pytest.mark.parametrize("task", [tasks.die, tasks.leave])
def test_a_death_over_there_is_a_sentence_and_the_next_work_is_done(workers, task):
    before = workers.run(tasks.process_id)
    with pytest.raises(errors.WorkerDied, match="资料没有受影响"):
        workers.run(task)
    assert workers.run(tasks.double, 4) == 8
    assert workers.run(tasks.process_id) != before


def test_a_process_killed_from_outside_in_the_middle_is_a_sentence(workers):
    process_id = workers.run(tasks.process_id)
    with pytest.raises(errors.WorkerDied):
        workers.run(tasks.say_and_hang, progress=lambda *_: os.kill(process_id, signal.SIGKILL))
    assert workers.run(tasks.double, 5) == 10


def test_a_process_killed_between_two_works_is_replaced_unnoticed(workers):
    process_id = workers.run(tasks.process_id)
    os.kill(process_id, signal.SIGKILL)
    os.waitid(os.P_PID, process_id, os.WEXITED | os.WNOWAIT)
    assert workers.run(tasks.process_id) != process_id


def test_an_interrupt_here_never_leaves_an_old_answer_for_the_next_work(workers):
    def interrupt(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workers.run(tasks.count, 1000, progress=interrupt)
    assert workers.run(tasks.double, 6) == 12


def test_a_file_that_wants_all_memory_gets_a_sentence(workers):
    with pytest.raises(errors.WorkerDied, match="内存"):
        workers.run(tasks.hoard)
    assert workers.run(tasks.double, 7) == 14


def test_ctrl_c_is_for_the_master_alone(kept):
    ignored, niceness = kept.run(tasks.signals_blocked)
    assert ignored and niceness >= 5
    process_id = kept.run(tasks.process_id)
    os.kill(process_id, signal.SIGINT)
    assert kept.run(tasks.process_id) == process_id


def test_a_process_inherits_no_passphrase(monkeypatch):
    monkeypatch.setenv("STATION_PASSPHRASE", "一句只有我记得的话")
    monkeypatch.setenv("KEPT", "1")
    from desktop.commands import terminal

    assert terminal.taken_from_environment() == "一句只有我记得的话"
    workers = Workers(count=1)
    try:
        raw, names, words = workers.run(tasks.environment)
    finally:
        workers.close()
    assert b"KEPT=1" in raw and "STATION_PASSPHRASE" not in names
    assert b"STATION_PASSPHRASE" not in raw and "一句".encode() not in raw
    assert not any("一句" in word for word in words)


def test_two_may_work_at_once():
    workers = Workers(count=2)
    both, found = threading.Barrier(2), []

    def work():
        # Each waits for the other in the middle of its work: one process could not serve both.
        found.append(workers.run(tasks.count, 1, progress=lambda *_: both.wait(30)))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    workers.close()
    assert found == ["counted", "counted"]


def test_closing_ends_every_process():
    workers = Workers(count=2)
    workers.warm()
    process_id = workers.run(tasks.process_id)
    workers.close()
    assert not alive(process_id)


_MASTER = """
import os, sys
from desktop.background.workers import Workers
from tests.unit.background import tasks_apart as tasks
if __name__ == "__main__":
    workers = Workers(count=1)
    print(workers.run(tasks.process_id), flush=True)
    workers.run(tasks.until_cancelled)
"""


def test_a_killed_master_takes_its_worker_along(tmp_path):
    script = tmp_path / "master.py"
    script.write_text(_MASTER)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, env=environment
    ) as master:
        worker = int(master.stdout.readline())
        watch = os.pidfd_open(worker)
        master.kill()
    import select

    ended, _, _ = select.select([watch], [], [], 30)
    os.close(watch)
    assert ended
