"""New pictures of the manual replace those that look otherwise."""

from PIL import Image

from tools.screenshots.renewing import renew


def picture(folder, name, spots=0):
    folder.mkdir(exist_ok=True)
    made = Image.new("RGB", (100, 100), "white")
    for place in range(spots):
        made.putpixel((place, 3), (192, 57, 43))
    made.save(folder / name)
    return (folder / name).read_bytes()


def test_a_changed_picture_is_written_and_one_that_is_gone_goes(tmp_path):
    kept, fresh = tmp_path / "kept", tmp_path / "fresh"
    picture(kept, "a.png"), picture(kept, "gone.png")
    changed = picture(fresh, "a.png", spots=60)
    new = picture(fresh, "b.png")
    assert renew(fresh, kept) == 2
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == {
        "a.png": changed,
        "b.png": new,
    }


def test_what_only_a_clock_changed_stays_as_it_is(tmp_path):
    kept, fresh = tmp_path / "kept", tmp_path / "fresh"
    before = picture(kept, "a.png")
    picture(fresh, "a.png", spots=9)
    assert renew(fresh, kept) == 0
    assert (kept / "a.png").read_bytes() == before


def test_another_size_is_another_picture(tmp_path):
    kept, fresh = tmp_path / "kept", tmp_path / "fresh"
    picture(kept, "a.png"), picture(fresh, "a.png")
    Image.new("RGB", (99, 100), "white").save(fresh / "a.png")
    assert renew(fresh, kept) == 1
