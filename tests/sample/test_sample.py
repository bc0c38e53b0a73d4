"""The sample's files are read here by plain pandas, not by the intake."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from pandas import DataFrame

from dashboard.ground import reference
from dashboard.ground.spelling import fold
from dashboard.sample import AS_OF, SampleFiles, generate
from dashboard.sample.places import TOWNS
from dashboard.writing.contracts.contract import LOG, survey
from dashboard.writing.files.spellings import Spellings

PLACES = {town.name: town.code for town in TOWNS.values()} | {c: c for c in TOWNS}
HEADINGS = {field.lv: field.name for field in LOG.fields}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SampleFiles:
    return generate(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def log(sample: SampleFiles) -> DataFrame:
    return pd.concat([read(path) for path in sample.logs], ignore_index=True)


def read(path: Path) -> DataFrame:
    table = _read(path)
    if "log/date" in table:
        table = table.rename(columns=lambda name: str(name).removeprefix("log/"))
        table = table.rename(columns={"_submission_time": "submitted"})
    table = table.rename(columns=HEADINGS).fillna("")
    dotted = table["date"].str.contains(r"^\d\d\.", regex=True)
    table["date"] = [
        pd.to_datetime(text, dayfirst=is_dotted)
        for text, is_dotted in zip(table["date"], dotted, strict=True)
    ]
    table["municipality"] = table["municipality"].map(PLACES)
    table["phase"] = path.stem.split("-")[1]
    return table


def _read(path: Path) -> DataFrame:
    if path.suffix == ".xlsx":
        return pd.read_excel(path, sheet_name="Uzskaite", dtype=str)
    encoding = "cp1257" if path.stem.endswith("ventspils") else "utf-8-sig"
    return pd.read_csv(path, sep=";", dtype=str, encoding=encoding)


def spellings(vocabulary: str) -> dict[str, str]:
    return {
        fold(text): term.code
        for term in reference.vocabulary(vocabulary).values()
        for text in (term.code, term.lv)
    }


def kinds(log: DataFrame) -> list[str]:
    derived = {
        (True, False): "family",
        (True, True): "mediated",
        (False, True): "institution",
        (False, False): "indirect",
    }
    known = spellings("interaction_kinds")
    rows = zip(log["kind"], log["family"], log["institution"], strict=True)
    return [
        known[fold(kind)] if kind else derived[bool(family), bool(institution)]
        for kind, family, institution in rows
    ]


def families(log: DataFrame, first: str, last: str) -> int:
    served = log[
        log["date"].between(first, last)
        & pd.Series(kinds(log), index=log.index).isin(["family", "mediated"])
    ]
    local = ~served["family"].str.startswith("LV-")
    return (served["municipality"].where(local, "") + served["family"]).nunique()


@pytest.mark.parametrize(("phase", "published"), [("II", 134), ("III", 125)])
def test_families_of_a_phase_are_those_published(
    log: DataFrame, phase: str, published: int
) -> None:
    window = reference.phases()[phase]
    assert families(log, str(window.first), str(window.last)) == published


def test_families_of_phase_iv_are_those_published(log: DataFrame) -> None:
    assert families(log, "2019-09-01", "2020-05-31") == 149


def test_the_published_window_of_phase_iii_gives_the_same_families(
    log: DataFrame,
) -> None:
    assert families(log, "2018-10-01", "2019-05-31") == 125


def test_another_seed_has_the_same_totals(tmp_path: Path) -> None:
    made = generate(tmp_path, seed=7)
    log = pd.concat([read(path) for path in made.logs], ignore_index=True)
    windows = [reference.phases()[phase] for phase in ("II", "III", "IV")]
    found = [families(log, str(one.first), str(one.last)) for one in windows]
    assert found == [134, 125, 149]


def test_each_post_of_a_published_phase_has_20_to_50_families(log: DataFrame) -> None:
    named = log[(log["family"] != "") & log["phase"].isin(["II", "III", "IV"])]
    counts = named.groupby(["phase", "municipality"])["family"].nunique()
    assert counts.between(20, 50).all()


def cells(path: Path) -> object:
    if path.suffix == ".csv":
        return path.read_bytes()
    return [
        [cell.value for cell in row]
        for sheet in load_workbook(path).worksheets
        for row in sheet.iter_rows()
    ]


def test_the_same_seed_gives_the_same_cells(
    sample: SampleFiles, tmp_path: Path
) -> None:
    again = generate(tmp_path / "again")
    for one, other in zip(sample.paths, again.paths, strict=True):
        assert cells(one) == cells(other), one.name


def test_no_row_lies_outside_its_post(sample: SampleFiles, log: DataFrame) -> None:
    windows = {(post.phase, post.municipality): post for post in sample.posts}
    for (phase, municipality), rows in log.groupby(["phase", "municipality"]):
        post = windows[str(phase), str(municipality)]
        assert rows["date"].dt.date.between(post.first, post.last).all()


def test_every_post_has_a_log(sample: SampleFiles, log: DataFrame) -> None:
    posts = {(post.phase, post.municipality) for post in sample.posts}
    assert set(zip(log["phase"], log["municipality"], strict=True)) == posts


@pytest.mark.parametrize(
    ("column", "vocabulary"),
    [
        ("kind", "interaction_kinds"),
        ("activity", "activities"),
        ("outcome", "outcomes"),
        ("role", "roles"),
        ("esf_measure", "esf_measures"),
    ],
)
def test_every_word_is_in_its_list(
    log: DataFrame, column: str, vocabulary: str
) -> None:
    words = {fold(word) for word in log[column] if word}
    assert words <= set(spellings(vocabulary))


def test_every_domain_occurs_and_is_in_the_list(log: DataFrame) -> None:
    known = spellings("domains")
    found = set()
    for phase, town, text in zip(
        log["phase"], log["municipality"], log["domains"], strict=True
    ):
        separator = None if (phase, town) == ("IV", "0003000") else ";"
        found |= {known[fold(word)] for word in text.split(separator) if word}
    assert found == set(reference.vocabulary("domains"))


def test_every_institution_is_registered_and_every_kind_occurs(
    sample: SampleFiles, log: DataFrame
) -> None:
    national = {
        fold(name): row["kind"]
        for row in reference.rows("institutions")
        for name in (row["name"], *row["aliases"].split(";"))
        if name
    }
    known = national | {fold(one.name): one.kind for one in sample.institutions}
    found = {known[fold(name)] for name in log["institution"] if name}
    assert found == set(reference.vocabulary("institution_kinds"))


def test_about_an_eighth_of_the_cooperation_records_are_incomplete(
    log: DataFrame,
) -> None:
    cooperation = log[[kind in {"institution", "mediated"} for kind in kinds(log)]]
    lacking = (cooperation["institution"] == "") | (cooperation["role"] == "")
    assert 0.09 <= lacking.mean() <= 0.15


def test_a_national_family_is_met_in_two_towns_of_a_phase(log: DataFrame) -> None:
    national = log[log["family"].str.startswith("LV-")]
    towns = national.groupby(["phase", "family"])["municipality"].nunique()
    assert (towns == 2).all()


def test_five_single_months_are_missing(sample: SampleFiles, log: DataFrame) -> None:
    dates = log["date"].dt.to_period("M")
    last = dates.groupby(log["phase"]).max()
    filled = {
        (post.phase, post.municipality, str(month))
        for post in sample.posts
        for month in pd.period_range(post.first, post.last, freq="M")
        if month <= last[post.phase]
    }
    there = zip(log["phase"], log["municipality"], dates.astype(str), strict=True)
    assert filled - set(there) == {
        ("II", "0001000", "2018-02"),
        ("IV", "0250000", "2019-11"),
        ("V", "0001000", "2021-03"),
        ("VII", "0007000", "2024-02"),
        ("2025", "0001000", "2025-08"),
    }


def test_the_log_ends_the_day_before_the_sample_is_looked_at(log: DataFrame) -> None:
    assert log["date"].max().date() == AS_OF - timedelta(days=1)
    handed_in = pd.to_datetime(log["submitted"], format="mixed")
    assert handed_in.max().date() == AS_OF


def test_some_families_stay_some_come_back_and_some_are_new(log: DataFrame) -> None:
    town = log[(log["municipality"] == "0003000") & (log["family"] != "")]
    met = {phase: set(rows["family"]) for phase, rows in town.groupby("phase")}
    earlier = met["II"] | met["III"] | met["IV"]
    stayed, back = met["VII"] & met["V"], met["VII"] & earlier - met["V"]
    assert min(map(len, (stayed, back, met["VII"] - earlier - met["V"]))) > 3


def test_the_rows_of_published_phases_are_those_of_the_first_sample(
    sample: SampleFiles,
) -> None:
    first = [path for path in sample.paths if "-I" in path.stem]
    told = {path.name: str(cells(path)) for path in first}
    digest = sha256("".join(told[name] for name in sorted(told)).encode())
    assert digest.hexdigest()[:16] == "172ca7726e50553b"


@pytest.mark.parametrize(
    ("phase", "respondents"), [("III", 15), ("IV", 18), ("V", 15), ("VII", 19)]
)
def test_a_survey_has_its_respondents(
    sample: SampleFiles, phase: str, respondents: int
) -> None:
    path = next(path for path in sample.surveys if path.stem.endswith(f"-{phase}"))
    table = pd.read_excel(path, sheet_name="Aptauja")
    assert len(table) == respondents
    spellings = Spellings.of(survey())
    assert all(spellings.place(heading) for heading in table.columns)
