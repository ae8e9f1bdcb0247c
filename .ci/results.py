"""Sums up the .trx files in a folder: each failed test with its message, and each test that was skipped for want of something that CI provides."""
import pathlib
import sys
import xml.etree.ElementTree as xml

# A clone of Istio, other projects' charts and an API server are nothing that a package registry has; everything else must run.
MAY_BE_MISSING = ("MESHINSTALL_ISTIO", "MESHINSTALL_CHARTS", "KUBEBUILDER_ASSETS")
NAMESPACE = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"

counts = {"Passed": 0, "Failed": 0, "NotExecuted": 0}
bad = []
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.trx")):
    for result in xml.parse(file).iter(NAMESPACE + "UnitTestResult"):
        outcome = result.get("outcome", "Failed")
        counts[outcome] = counts.get(outcome, 0) + 1
        text = "".join(part for message in result.iter(NAMESPACE + "Message") for part in message.itertext())
        text += "".join(part for line in result.iter(NAMESPACE + "StdOut") for part in line.itertext()) if outcome == "NotExecuted" else ""
        if outcome == "NotExecuted" and not any(name in text for name in MAY_BE_MISSING):
            bad.append(f"SKIPPED {result.get('testName')}\n  {text.strip()}")
        elif outcome not in ("Passed", "NotExecuted"):
            trace = "".join(part for line in result.iter(NAMESPACE + "StackTrace") for part in line.itertext())
            bad.append(f"{outcome.upper()} {result.get('testName')}\n{text[:3000]}\n{trace[:1500]}")

print("\n".join(bad))
print(f"{counts['Passed']} passed, {counts['Failed']} failed, {counts['NotExecuted']} skipped")
sys.exit(1 if bad or counts["Passed"] == 0 else 0)
