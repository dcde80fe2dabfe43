"""Application forms: blank ones, or filled from people's records to be signed by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import config
from desktop.model import application_code
from desktop.model.ages import ADULT_YEARS, years_old
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services import vocabularies
from desktop.services.desk import Desk
from desktop.services.paper.activity_words import day_words
from desktop.services.paper.recipe import (
    PERSON,
    Laid,
    PaperOrder,
    Recipe,
    Shows,
    TemplateInfo,
)
from desktop.services.records import masked
from desktop.storage.merged import root_of

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.sheets.forms.applicant import Applicant, ApplicationForm, FormWords

_INFO = TemplateInfo(
    "application-form", "志愿者报名表", ("A4",), PERSON, blank=True, shows=(Shows.OWN,)
)
_WORDS = "application-form.json"


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.forms.applicant import ApplicationForms

    words = _words(desk)
    people = [_person(desk, one) for one in order.ids]
    forms = [_form(desk, words, one) for one in people] or [_form(desk, words, None)]
    more = f" 等 {len(people)} 人" if len(people) > 1 else ""
    title = people[0].title if people else "空白"
    return Laid(ApplicationForms(tuple(forms)), f"{_INFO.label} {title}{more}")


def _person(desk: Desk, record_id: str) -> Record:
    found = desk.records.get(kind_named("volunteer"), root_of(desk.store, record_id))
    return masked(found)


def _words(desk: Desk) -> FormWords:
    from desktop.printing.sheets.forms.applicant import FormWords, Keeper

    told = (desk.station.text(name) for name in ("name", "phone", "town", "county"))
    return FormWords.load(config.resources() / "print" / _WORDS, Keeper(*told))


def _form(desk: Desk, words: FormWords, person: Record | None) -> ApplicationForm:
    from desktop.printing.sheets.forms.applicant import Applicant, ApplicationForm

    return ApplicationForm(
        station=desk.station.text("name"),
        words=words,
        skills=tuple(vocabularies.words(desk, "skill")),
        areas=tuple(vocabularies.words(desk, "team_category")),
        applicant=Applicant() if person is None else _applicant(person),
        adult=person is not None and _is_adult(desk, person),
        code=application_code.payload(
            desk.station.text("division_code"), "" if person is None else person.id
        ),
        short="空白表" if person is None else application_code.short(person.id),
        sample=desk.sample,
    )


def _applicant(person: Record) -> Applicant:
    from desktop.printing.sheets.forms.applicant import Applicant

    number = person.text("id_number")
    return Applicant(
        name=person.text("name"),
        sex=person.shown("sex"),
        born=day_words(person.text("birth_date")),
        alias=person.text("alias"),
        phone=person.text("phone"),
        political=person.text("political_status"),
        group=person.text("village_group"),
        address=person.text("address"),
        contact=person.text("contact_person"),
        national_number=person.text("national_number"),
        id_type=person.shown("id_type") if number else "",
        id_number=number,
        skills=person.words("skills"),
        areas=person.words("service_areas"),
        guardian=person.text("guardian"),
        guardian_phone=person.text("guardian_phone"),
    )


def _is_adult(desk: Desk, person: Record) -> bool:
    """Whether somebody is 18 for certain; of a year alone the last day of it counts."""
    born = person.text("birth_date")
    latest = f"{born[:4]}-12-31" if len(born) == len("2008") else f"{born}-31"
    years = years_old(born if len(born) == len("2008-01-01") else latest, desk.today())
    return years is not None and years >= ADULT_YEARS


APPLICATION_FORM = Recipe(_INFO, _look)
