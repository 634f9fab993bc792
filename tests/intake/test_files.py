from __future__ import annotations

import os
from pathlib import Path

import pytest

from comity.intake import Refusal, read_path, walk


def reasons(paths: list[Path]) -> dict[str, str]:
    return {Path(found.path).name: found.reason for found in walk(paths) if isinstance(found, Refusal)}


def test_walk_is_sorted_and_skips_hidden_files_and_loops(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden/x.txt", "a/.DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    files = [str(path.relative_to(tmp_path)) for path in walk([tmp_path]) if isinstance(path, Path)]
    assert files == ["a/y.txt", "a/z.txt", "b.txt"]
    assert reasons([tmp_path]) == {".hidden": "hidden", ".DS_Store": "hidden", "loop": "loop", "self.txt": "loop"}


def test_a_hidden_file_named_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / ".note.txt").write_text("text")
    assert list(walk([tmp_path / ".note.txt"])) == [tmp_path / ".note.txt"]


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert reasons([tmp_path / "gone"]) == {"gone": "vanished"}
    (found,) = read_path(tmp_path / "gone.txt")
    assert isinstance(found, Refusal)
    assert found.reason == "vanished"


@pytest.mark.parametrize(("error", "reason"), [
    (PermissionError(13, "Permission denied"), "no-permission"),
    (FileNotFoundError(2, "No such file"), "vanished"),
    (NotADirectoryError(20, "Not a directory"), "changed"),
    (OSError(5, "Input/output error"), "unreadable"),
])
def test_what_the_system_refuses_is_a_refusal(
        error: OSError, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise error

    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "folder").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", fail)
        (found,) = read_path(tmp_path / "a.txt")
    assert isinstance(found, Refusal)
    assert found.reason == reason
    monkeypatch.setattr(Path, "iterdir", fail)
    assert reasons([tmp_path / "folder"]) == {"folder": reason}


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = read_path(tmp_path / "pipe.txt")
    assert isinstance(found, Refusal)
    assert found.reason == "not-a-file"


@pytest.mark.parametrize("name", ["report.docx", "report", "odd\0.txt"])
def test_unknown_and_odd_names(name: str, tmp_path: Path) -> None:
    (found,) = read_path(tmp_path / name)
    assert isinstance(found, Refusal)
    assert found.reason == ("unreadable" if "\0" in name else "unknown-format")


def test_the_name_is_what_documents_carry(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some text.")
    assert [item.path for item in read_path(tmp_path / "a.txt", name="dev/a.txt")] == ["dev/a.txt"]
    assert [item.path for item in read_path(tmp_path / "a.txt")] == [str(tmp_path / "a.txt")]
