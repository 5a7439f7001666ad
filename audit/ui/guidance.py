"""What stands above the answer: what KCSIE says, the law, what the item counts, whom to ask and what to ask to see."""

from audit.domain.checklist import Item
from audit.domain.display import quotation
from audit.domain.item_words import weight_text
from audit.ui.html import bullets, el, paragraph, show


def the_guidance(item: Item) -> None:
    """What KCSIE says and what the law says, apart; why it matters; whom to ask and what to ask to see."""
    cite = item.cites[0] if item.cites else None
    if cite and cite.quote:
        if item.continues:
            paragraph(
                "KCSIE says, in a sentence whose continuation is not in our source and is put here in our own words:",
                class_="quiet",
            )
        else:
            paragraph("KCSIE says:", class_="quiet")
        show(el("blockquote", el("p", quotation(cite.quote)), class_="kcsie"))
    if item.rests_on:
        paragraph(el("strong", "Beside it: "), item.rests_on)
    if item.basis:
        show(
            el(
                "div",
                el("p", el("strong", f"The law behind it: {item.basis.law}. "), item.basis.requires),
                class_="law",
            )
        )
    paragraph(weight_text(item), class_="quiet")
    paragraph(el("strong", "Why it matters: "), item.why)
    paragraph(el("strong", "Ask: "), ", ".join(item.ask))
    paragraph(el("strong", "A board may ask to see:"))
    show(bullets(item.evidence))
    paragraph(el("strong", "A question to ask at the table: "), item.challenge)
