"""Packs the off-hours scheduler for Lambda. The same source gives the same file."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "scheduler" / "handler.py"
PACKAGE = ROOT / "build" / "off_hours.zip"


def main() -> None:
    PACKAGE.parent.mkdir(exist_ok=True)
    with ZipFile(PACKAGE, "w", ZIP_DEFLATED) as package:
        entry = ZipInfo(SOURCE.name, date_time=(2000, 1, 1, 0, 0, 0))
        entry.external_attr = 0o644 << 16
        package.writestr(entry, SOURCE.read_bytes())


if __name__ == "__main__":
    main()
