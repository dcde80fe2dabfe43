"""The documents of this room."""

from __future__ import annotations

from desktop.printing.sheets.certificates.activity_certificate import (
    CertificateBatch,
    batch_of,
    render_batch,
)
from desktop.printing.sheets.certificates.alignment_sheet import (
    AlignmentSheet,
    render_alignment_sheet,
)
from desktop.printing.sheets.certificates.honour_certificate import HonourBatch, render_honours
from desktop.printing.sheets.certificates.service_record import ServiceRecords
from desktop.printing.sheets.certificates.service_record_pages import render_service_records
from desktop.printing.template import LONG, Template

TEMPLATES = (
    Template(
        "activity-certificate",
        "活动证书",
        ("A4",),
        CertificateBatch,
        render_batch,
        LONG,
        batch_of,
    ),
    Template(
        "service-record",
        "志愿服务记录证明",
        ("A4",),
        ServiceRecords,
        render_service_records,
        LONG,
    ),
    Template("honour-certificate", "荣誉证书", ("A4",), HonourBatch, render_honours, LONG),
    Template("alignment-sheet", "套打测试页", ("A4",), AlignmentSheet, render_alignment_sheet),
)
