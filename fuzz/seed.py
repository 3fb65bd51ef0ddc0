#!/usr/bin/env python3
"""Puts what each target may begin with into corpus/: the files of the project in the form that the target takes."""

import zipfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
ENDINGS = ["csv", "yaml", "xlsx", "ods", "xls", "txt", "tsv", "doc"]
XLSX = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels"]
ODS = ["content.xml", "META-INF/manifest.xml"]


def put(target, name, data):
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def texts(target, pattern):
    for path in sorted(ROOT.glob(pattern)):
        put(target, path.name, path.read_bytes())


def parts(path, first, names):
    with zipfile.ZipFile(path) as archive:
        known = [archive.read(name) if name in archive.namelist() else b"" for name in names]
    put("workbook", path.name, first + b"\xff".join(known))


def fences(target, info):
    """The files on the pages of rules that are named so."""
    for page in sorted(ROOT.glob("src/*/*/*.md")) + sorted(ROOT.glob("src/rules/*.md")):
        for at, block in enumerate(page.read_text().split("```")[1::2]):
            head, _, body = block.partition("\n")
            if head.endswith(info):
                put(target, f"{page.stem}-{at}", body.encode())


texts("table", "examples/*/submissions/**/*.csv")
texts("nested", "examples/*/submissions/**/*.yaml")
texts("plan", "plans/*.yaml")
texts("plan", "src/**/*-plan.yaml")
texts("register", "examples/*/register.csv")
texts("editorial", "examples/*/bien-tap.md")
texts("acceptances", "examples/*/chap-nhan.yaml")
texts("template", "report-templates/*.md")
for target, info in [("table", ".csv"), ("nested", ".yaml"), ("register", "register.csv"), ("editorial", "bien-tap.md"),
                     ("acceptances", "chap-nhan.yaml"), ("plan", "plan.yaml")]:
    fences(target, info)
for path in sorted(ROOT.glob("examples/*/submissions/*")) + sorted(ROOT.glob("tests/fixtures/*")):
    if path.suffix[1:] in ENDINGS:
        put("file", path.name, bytes([ENDINGS.index(path.suffix[1:])]) + path.read_bytes())
for path in sorted(ROOT.glob("tests/fixtures/*.ods")):
    parts(path, b"\x01", ODS)
for path in sorted((ROOT / "out").glob("**/*.xlsx")):
    parts(path, b"\x00", XLSX)
