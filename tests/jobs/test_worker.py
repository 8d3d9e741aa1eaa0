"""The worker does its jobs, outlives their trouble, and tells that it is alive."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils.module_loading import import_string

from askwell.jobs import worker
from askwell.jobs.worker import Job, Worker
from askwell.workspace import pulse
from askwell.workspace.pulse import Beat, Pulse

AT = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
done: list[datetime] = []


def do(*, at: datetime) -> None:
    """Keep that the job was done."""
    done.append(at)


def fail(*, at: datetime) -> None:
    """Meet trouble."""
    raise RuntimeError(at)


def test_a_job_in_trouble_does_not_keep_the_others_from_theirs(
    home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    done.clear()
    monkeypatch.setattr(worker, "_FIRST_AFTER", 0.0)
    often = timedelta(seconds=0.02)
    started = Worker([Job("bad", often, f"{__name__}.fail"), Job("good", often, f"{__name__}.do")])
    started.start()
    end = time.monotonic() + 20
    while (len(done) < 3 or pulse.read() is None) and time.monotonic() < end:
        time.sleep(0.01)
    started.stop()
    started.join(20)
    found = pulse.read()
    assert found
    beats = {one.name: one for one in found.jobs}
    assert (beats["bad"].trouble, beats["bad"].last) == ("RuntimeError", None)
    assert beats["good"].last is not None
    assert len(done) >= 3
    assert len([one for one in caplog.records if "bad" in one.getMessage()]) == 1


def test_every_job_can_be_found() -> None:
    for job in worker.JOBS:
        assert callable(import_string(job.does))


def test_a_pulse_is_read_as_it_was_written(home: Path) -> None:
    assert pulse.read() is None
    pulse.write(AT, {"mail": Beat("mail", AT, AT + timedelta(seconds=5))})
    assert pulse.read() == Pulse(AT, (Beat("mail", AT, AT + timedelta(seconds=5)),))
    (home / pulse.FILE).write_text("[", encoding="utf-8")
    assert pulse.read() is None


def test_an_old_pulse_is_none_and_a_clock_set_back_is_no_death() -> None:
    found = Pulse(AT, ())
    assert found.is_alive(AT + timedelta(seconds=60))
    assert not found.is_alive(AT + timedelta(minutes=5))
    assert found.is_alive(AT - timedelta(days=1))
