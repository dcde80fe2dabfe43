"""From `init` to the certificate as separate processes, and what they leave readable."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.unit.commands.conftest import HEAD, INIT, ROWS
from tests.unit.commands.running_station import clean_environment, run, started
from tests.unit.imaging.made_pictures import make_scene, written
from tests.unit.importing.made_rosters import make_xlsx

SECRET = "一句 只有我记得的话"
NAME, NUMBER, PHONE = "欧阳建国", "110101199003070038", "19900000077"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("技术员 的电脑")


@pytest.fixture(scope="module")
def station(folder):
    """Runs one command; words given to it are never logged."""
    temporary = folder / "临时"
    temporary.mkdir()
    environment = clean_environment(temporary)

    def command(*words, **rest):
        return run(folder / "站 点", *words, passphrase=SECRET, environment={**environment, **rest})

    command.environment = environment
    return command


@pytest.fixture(scope="module")
def story(station, folder):
    """The main job, in order; each answer by its name."""
    told = {"init": station(*INIT)}
    rows = [
        HEAD,
        *ROWS,
        [NAME, "男", "", NUMBER, PHONE, "理论宣讲队"],
        ["坏", "男", "", "12", "", ""],
    ]
    roster = make_xlsx(folder / "花 名册.xlsx", rows)
    told["import"] = station("import", "volunteer", roster, "--json")
    people = station("list", "volunteer", "--json").json
    times = ("started_at=2026-06-19T09:00", "ended_at=2026-06-19T11:30")
    told["activity"] = station("add", "activity", "title=端午包粽子", "status=held", *times)
    activity = told["activity"].out.strip()
    person = next(p["id"] for p in people if p["name"] == NAME)
    words = (f"activity={activity}", f"volunteer={person}", "minutes=150", "notes=石桥村三组")
    told["participation"] = station("add", "participation", *words)
    (folder / "照 片.jpg").write_bytes(written(make_scene(1200, 900)))
    told["photo"] = station("photo", "add", activity, folder / "照 片.jpg")
    out = folder / "证 书.pdf"
    told["print"] = station("print", "activity-certificate", "--id", activity, "--out", out)
    told["backup"] = station("backup", folder / "备 份.zip")
    told["doctor"] = station("doctor", "--json")
    told["hours"] = station("list", "hour_entry", "--json")
    told["wrong"] = run(
        folder / "站 点", "list", "team", "--json",
        passphrase="something else", environment=station.environment,
    )  # fmt: skip
    return told


def test_every_step_ends_as_it_should(story):
    codes = {name: ended.code for name, ended in story.items()}
    assert codes == {**dict.fromkeys(story, 0), "import": 3, "wrong": 1}, {
        name: ended.err for name, ended in story.items()
    }


def test_the_import_answers_with_one_document(story):
    told = story["import"].json
    assert (told["added"], told["bad"]) == (4, 1)
    assert told["rows"][0]["value"] and told["rows"][0]["row"] == 6


def test_hours_follow_the_participation(story):
    assert [entry["minutes"] for entry in story["hours"].json] == [150]


def test_the_certificate_is_a_finished_file(story, folder):
    assert (folder / "证 书.pdf").read_bytes().startswith(b"%PDF-")


def test_doctor_finds_nothing(story):
    assert story["doctor"].json == {"findings": []}


def test_a_wrong_passphrase_is_one_document_and_one_sentence(story):
    assert story["wrong"].json["error"] == "WrongPassphrase"
    assert story["wrong"].err.strip() == story["wrong"].json["reason"]


def test_no_answer_quotes_the_passphrase_or_a_whole_number(story):
    for ended in story.values():
        for secret in (SECRET, NUMBER, "Traceback"):
            assert secret not in ended.out + ended.err


def test_nothing_that_the_station_wrote_can_be_read(story, folder):
    """Records, WAL, photos, logs, staging, temporary files and the backup, in every encoding."""
    picture = (folder / "照 片.jpg").read_bytes()
    secrets = [SECRET, NAME, NUMBER, PHONE, "张三", "端午包粽子", "石桥村三组", "王文书"]
    needles = [s.encode(code) for s in secrets for code in ("utf-8", "utf-16-le", "gb18030")]
    needles += [s.encode("utf-16-be") for s in secrets] + [picture[1000:1064]]
    files = [folder / "备 份.zip"]
    files += [p for place in ("站 点", "临时") for p in (folder / place).rglob("*") if p.is_file()]
    assert {"station.db", "keys.json", "volume-0001.db", "station.log"} <= {p.name for p in files}
    for path in files:
        data = path.read_bytes()
        found = [needle for needle in needles if needle in data]
        assert not found, (path.name, found)


def test_the_backup_holds_every_part(story, folder):
    with zipfile.ZipFile(folder / "备 份.zip") as archive:
        names = set(archive.namelist())
    assert names == {"manifest.json", "keys.json", "station.db", "photos/volume-0001.db"}


def test_nothing_is_left_over(story, folder):
    assert list((folder / "站 点" / "staging").iterdir()) == []
    assert list((folder / "临时").iterdir()) == []
    assert list(folder.rglob(".*")) == []


def children(process_id):
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(") ")[2].split()
        except OSError:
            continue  # ended meanwhile
        if int(fields[1]) == process_id:
            found.append(int(entry.parent.name))
    return found


def test_no_process_of_a_command_shows_or_inherits_the_passphrase(story, station, folder):
    environment = {**station.environment, "STATION_PASSPHRASE": SECRET}
    rows = [[f"张三{chr(0x4E00 + n)}", "男", "", "", "", ""] for n in range(6_000)]
    roster = make_xlsx(folder / "长.xlsx", [HEAD, *rows])
    seen = {}
    with started(
        folder / "站 点", "import", "volunteer", roster, "--dry-run",
        passphrase=SECRET, environment=environment,
    ) as process:  # fmt: skip
        while process.poll() is None and not seen:
            for child in children(process.pid):
                try:
                    words = Path(f"/proc/{child}/cmdline").read_bytes()
                    inherited = Path(f"/proc/{child}/environ").read_bytes()
                except OSError:
                    continue
                if b"spawn_main" in words and inherited:
                    seen[child] = (words, inherited)
            assert SECRET.encode() not in Path(f"/proc/{process.pid}/cmdline").read_bytes()
    assert seen, process.stderr.read().decode()
    for words, inherited in seen.values():
        assert SECRET.encode() not in words and SECRET.encode() not in inherited
        assert b"STATION_PASSPHRASE" not in inherited and b"LANG=" in inherited


def test_a_reader_that_leaves_early_hears_no_complaint(story, station, folder):
    with started(
        folder / "站 点", "list", "volunteer", passphrase=SECRET, environment=station.environment
    ) as process:
        process.stdout.close()
        err = process.stderr.read().decode()
        assert process.wait(60) == 0
    assert "Traceback" not in err and "BrokenPipe" not in err


def test_answers_are_utf8_whatever_the_terminal_speaks(story, station):
    locale = {"LANG": "zh_CN.GB18030", "LC_ALL": "zh_CN.GB18030"}
    ended = station("list", "volunteer", "--search", NAME, "--json", **locale)
    assert ended.json[0]["name"] == NAME
    ended = station("list", "volunteer", "--search", NAME, PYTHONIOENCODING="ascii")
    assert NAME in ended.out


def test_the_environment_works_as_well_as_a_descriptor(story, folder, station):
    words = [sys.executable, "-m", "desktop", "--home", folder / "站 点", "list", "team", "--json"]
    done = subprocess.run(
        list(map(str, words)),
        env={**station.environment, "STATION_PASSPHRASE": SECRET},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
