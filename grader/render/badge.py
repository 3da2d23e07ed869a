"""A certificate as an Open Badge 3.0: an AchievementCredential without a signature."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from grader.domain.teachings import syllabus
from grader.exercises.exercise import FULL_MARKS, PASS_MARK
from grader.progress.certificate import Certificate

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"

HOME = UUID("6f0c1d3a-8a5e-4f0b-9d53-5b1c1f7e2a64")
"""Names of this course are made within it, the same on every machine."""

NAME = "Tradecraft: sales negotiation"

UNSIGNED = (
    "Made on the learner's own computer and not signed: it carries no proof, and nobody vouches for it. "
    "`tradecraft verify` grades the learner's answers again."
)


def badge(certificate: Certificate) -> dict[str, Any]:
    """Return a certificate as an Open Badge, ready to be written as JSON.

    It has no ``proof``: a self-paced learner has no issuer who could sign it.
    """
    moment = f"{certificate.day.isoformat()}T00:00:00Z"
    return {
        "@context": list(CONTEXTS),
        "id": _urn(f"certificate/{certificate.code}"),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": NAME,
        "description": f"All modules of Tradecraft passed. {UNSIGNED}",
        "issuer": {
            "id": _urn("issuer"),
            "type": ["Profile"],
            "name": "Tradecraft, on the learner's own computer",
            "description": UNSIGNED,
        },
        "validFrom": moment,
        "awardedDate": moment,
        "credentialSubject": _subject(certificate),
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
    }


def _subject(certificate: Certificate) -> dict[str, Any]:
    keys = ", ".join(certificate.mastered)
    return {
        "type": ["AchievementSubject"],
        "identifier": [
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityHash": certificate.name,
                "identityType": "name",
            }
        ],
        "licenseNumber": certificate.code,
        "narrative": (
            f"{len(certificate.mastered)} of {len(syllabus().teachings)} teachings mastered: {keys}. "
            f"Answers to the capstone that were handed in: {certificate.handed_in}."
        ),
        "achievement": _achievement(certificate),
        "result": [
            {
                "type": ["Result"],
                "resultDescription": _urn(f"result/{each.counted.exercise}"),
                "value": f"{each.score:g}",
            }
            for each in certificate.scored
        ],
    }


def _achievement(certificate: Certificate) -> dict[str, Any]:
    return {
        "id": _urn("achievement"),
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": NAME,
        "description": "Negotiating in sales: trust, reciprocity, common ground, the team, and trades.",
        "criteria": {
            "narrative": (
                f"Every exercise of the course passed with at least {PASS_MARK:g} of {FULL_MARKS:g} points. "
                "Rules judge decisions in made-up cases. The reflection on a deal of one's own, which only "
                "a person can judge, is not part of it."
            )
        },
        "inLanguage": "en",
        "version": certificate.course,
        "resultDescription": list(_descriptions(certificate)),
    }


def _descriptions(certificate: Certificate) -> Iterator[dict[str, Any]]:
    for each in certificate.scored:
        yield {
            "id": _urn(f"result/{each.counted.exercise}"),
            "type": ["ResultDescription"],
            "name": each.counted.title,
            "resultType": "RawScore",
            "requiredValue": f"{PASS_MARK:g}",
            "valueMin": "0",
            "valueMax": f"{FULL_MARKS:g}",
        }


def _urn(name: str) -> str:
    return uuid5(HOME, name).urn
