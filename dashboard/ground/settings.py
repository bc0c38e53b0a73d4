"""What differs between one deployment and another."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from dashboard.ground.shipped import IS_CHECKOUT, ROOT


def default_home() -> Path:
    """Return where data are kept if nobody says: with the code, or in one's own folder.

    Without a checkout the code lies where packages are installed; data have no place
    there, and the current folder is another one tomorrow.
    """
    if IS_CHECKOUT:
        return ROOT / "data"
    own = os.environ.get("XDG_DATA_HOME")
    return (Path(own) if own else Path.home() / ".local" / "share") / "tilts"


PATHS = (
    "TILTS_HOME",
    "TILTS_AUDIT",
    "TILTS_FAMILY_KEY_FILE",
    "TILTS_GROUPS_FILE",
    "TILTS_OIDC_CLIENT_SECRET_FILE",
)
"""The variables that name a file or folder."""

KNOWN = frozenset(
    {
        *PATHS,
        "TILTS_ACCESS_LOG",
        "TILTS_ADDRESS",
        "TILTS_BACKUP_PASSPHRASE_FILE",
        "TILTS_BACKUP_RECIPIENT",
        "TILTS_DATA_AGE_DAYS",
        "TILTS_DISCLOSURE",
        "TILTS_DISK_FLOOR_MB",
        "TILTS_FAMILY_KEY",
        "TILTS_KEPT_MB",
        "TILTS_LOCAL_TOKEN",
        "TILTS_METRICS_PORT",
        "TILTS_NATIONAL_PREFIX",
        "TILTS_OIDC_CLIENT_ID",
        "TILTS_OIDC_CLIENT_SECRET",
        "TILTS_OIDC_GROUPS_CLAIM",
        "TILTS_OIDC_ISSUER",
        "TILTS_OIDC_SCOPE",
        "TILTS_OUTSIDE",
        "TILTS_PROXY_ADDRESS",
        "TILTS_PROXY_GROUPS_HEADER",
        "TILTS_PROXY_USER_HEADER",
        "TILTS_SESSION_IDLE_MINUTES",
        "TILTS_SESSION_MINUTES",
        "TILTS_THRESHOLD",
        "TILTS_TOO_FEW",
    }
)
"""Every variable that is read anywhere: any other is misspelt."""

SAMPLE = "sample.json"
"""Names, in a home, the edition that holds the made-up sample and nothing else."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything Tilts reads from its environment."""

    home: Path = field(default_factory=default_home)
    family_key: str | None = None
    family_key_file: Path | None = None
    national_prefix: str = "LV-"
    too_few: int = 5
    audit_folder: Path | None = None
    disclosure: str = "default"
    threshold: int | None = None
    outside: Path | None = None

    @classmethod
    def from_environment(cls) -> Self:
        """Read settings from TILTS_* variables."""
        home = os.environ.get("TILTS_HOME")
        key_file = os.environ.get("TILTS_FAMILY_KEY_FILE")
        audit = os.environ.get("TILTS_AUDIT")
        threshold = os.environ.get("TILTS_THRESHOLD")
        outside = os.environ.get("TILTS_OUTSIDE")
        return cls(
            home=Path(home) if home else default_home(),
            family_key=os.environ.get("TILTS_FAMILY_KEY"),
            family_key_file=Path(key_file) if key_file else None,
            national_prefix=os.environ.get(
                "TILTS_NATIONAL_PREFIX", cls.national_prefix
            ),
            audit_folder=Path(audit) if audit else None,
            disclosure=os.environ.get("TILTS_DISCLOSURE", cls.disclosure),
            threshold=int(threshold) if threshold else None,
            outside=Path(outside) if outside else None,
            too_few=int(os.environ.get("TILTS_TOO_FEW", cls.too_few)),
        )

    @property
    def warehouse(self) -> Path:
        """The file of accepted rows, written by one process at a time."""
        return self.home / "warehouse.duckdb"

    @property
    def editions(self) -> Path:
        """The folder of published editions."""
        return self.home / "editions"

    @property
    def key_file(self) -> Path:
        """Where the key of the family pseudonyms is kept, apart from the data."""
        return self.family_key_file or self.home / "keys" / "family.key"

    @property
    def audit(self) -> Path:
        """The folder of the audit log, apart from data and editions."""
        return self.audit_folder or self.home / "audit"

    @property
    def audit_key(self) -> Path:
        """The key of the audit log's digests."""
        return self.home / "keys" / "audit.key"
