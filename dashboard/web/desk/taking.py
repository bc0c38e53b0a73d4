"""A file checked without writing, or taken in: what its page then tells of."""

from dashboard.ground import i18n
from dashboard.ground.home import BusyError
from dashboard.ground.settings import Settings
from dashboard.web.desk import opening, stages
from dashboard.web.desk.work import Work
from dashboard.writing.files.table import RefusedError
from dashboard.writing.rows.pseudonyms import KeyLostError
from dashboard.writing.warehouse.batches import NoBatchError
from dashboard.writing.warehouse.confirming import Confirmed
from dashboard.writing.warehouse.importing import Incoming, take_in


def check(work: Work) -> None:
    """Read the file and say what would become of it; nothing is written."""
    _take(work, dry_run=True)


def accept(work: Work) -> None:
    """Take the file in."""
    _take(work, dry_run=False)


def _take(work: Work, *, dry_run: bool) -> None:
    settings = Settings.from_environment()
    try:
        confirmed = Confirmed(**work.state.get("confirmed", {}))
        name = work.state["name"]
        incoming = Incoming.read(work.file, name, confirmed=confirmed)
        work.tell(step=1)
        with opening.warehouse() as warehouse:
            verdict = take_in(incoming, warehouse, settings, dry_run=dry_run)
    except (RefusedError, KeyLostError, NoBatchError) as error:
        asks = getattr(error, "code", None)
        message = stages.in_every_language(error)
        cell = getattr(error, "values", {}).get("cell")
        work.tell(stage="refused", message=message, asks=asks, asked_at=cell)
    except BusyError as error:
        # Not lost: the same file can be tried again.
        work.release()
        message = stages.in_every_language(error)
        work.tell(stage="busy" if dry_run else "checked", message=message)
    else:
        found = {}
        for code in i18n.LANGUAGES:
            with i18n.language(code):
                found[code] = verdict.to_dict()
        again = sorted(
            {
                int(str(one.words["batch"]))
                for one in verdict.problems
                if one.code == "sent_again"
            }
        )
        stage = "checked" if dry_run else "imported"
        heads = incoming.table.heads
        work.tell(stage=stage, verdict=found, again=again, heads=heads)
        if not dry_run:
            work.file.unlink(missing_ok=True)
