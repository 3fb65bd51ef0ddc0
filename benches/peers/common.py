"""What every Python program here shares. Findings are lines of: agency, record, line, column."""
import datetime as dt, json, sys
from pathlib import Path

COLUMNS = ["agency_id", "duty_id", "date", "indicator_id", "value", "unit", "title", "link", "note"]


def arguments():
    """What to do (check or sum), the data, the folder to write to."""
    return sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])


class Plan:
    def __init__(self, data):
        plan = json.loads((data / "plan.json").read_text("utf-8"))
        self.agencies, self.duties, self.indicators = ({one["id"] for one in plan[key]} for key in ("agencies", "duties", "indicators"))
        self.first, self.last = (dt.datetime.strptime(plan[key], "%d/%m/%Y").date() for key in ("window_from", "window_to"))


def files(data, ending):
    return sorted((data / ending).iterdir())


def write_findings(out, findings):
    with open(out / "findings.tsv", "w", encoding="utf-8") as file:
        file.writelines("\t".join(str(part) for part in finding) + "\n" for finding in findings)


def write_sums(out, sums):
    """Rows of: duty, indicator, how many, their sum."""
    with open(out / "sums.tsv", "w", encoding="utf-8") as file:
        file.writelines("\t".join(str(part) for part in row) + "\n" for row in sums)
