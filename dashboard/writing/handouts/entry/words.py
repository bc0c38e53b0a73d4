"""What the page says, in both languages; {names} are filled in by its script."""

from dashboard.ground import i18n
from dashboard.ground.i18n import N_, _

_WORDS = {
    "title": N_("Log of the mediator's work"),
    "close": N_("Close"),
    "new": N_("New entry"),
    "correcting": N_("Correct the entry of {day}"),
    "rule": N_(
        "One contact or one piece of work is one entry. Never write people's names,"
        " personal identity numbers, addresses or telephone numbers."
    ),
    "needed": N_("must be filled in"),
    "more": N_("More: kind of work, ESF measure"),
    "choose": N_("choose"),
    "by_content": N_("by what is filled in"),
    "save": N_("Keep the entry"),
    "save_correction": N_("Keep the correction"),
    "cancel": N_("Leave it as it was"),
    "kept": N_("The entry of {day} is kept on this device."),
    "corrected": N_("The entry of {day} is corrected."),
    "deleted": N_("The entry of {day} is deleted."),
    "restored": N_("The entry of {day} is back."),
    "undo": N_("Undo"),
    "undone": N_("Undone."),
    "entries": N_("Entries on this device"),
    "none": N_("There is no entry yet."),
    "correct": N_("Correct"),
    "delete": N_("Delete"),
    "restore": N_("Bring back"),
    "deleted_ones": N_("Deleted: {n}"),
    "not_in_file": N_("not in a file yet"),
    "nobody": N_("no family"),
    "blank": N_("Fill in what was done: this entry says only when and where."),
    "alike": N_(
        "You have written a code much like this one: {code}. If it is the same family,"
        " write the same code."
    ),
    "left_out": N_("The cell is left out; that alone does not keep the row out."),
    "hand_in": N_("Hand in a month"),
    "month": N_("Month"),
    "all_months": N_("all months"),
    "file": N_("Save the file"),
    "file_saved": N_(
        "Saved: {file}. Send it to the coordinator in the way you agreed on. If you"
        " correct anything later, save the month again: the same entries are replaced,"
        " and none is counted twice."
    ),
    "copy": N_("If the file cannot be saved, copy this text to the coordinator:"),
    "copy_button": N_("Copy the text"),
    "copied": N_("Copied."),
    "nothing_to_save": N_("There is nothing to save."),
    "unfinished": N_(
        "The form holds an entry that is not kept yet. Keep it or empty it first."
    ),
    "read_back": N_("Read a saved file back in"),
    "read_back_why": N_("After a new telephone, or a new version of this page."),
    "read_back_done": N_("Read back: {n}. Here already: {same}."),
    "read_back_none": N_("This is not a file that this page has saved."),
    "holds": N_("What this device holds about people"),
    "holds_what": N_(
        "Entries kept here: {n}. They say that families are Roma, and sometimes speak"
        " of health, police or courts: special-category data under the data protection"
        " rules (Article 9)."
    ),
    "holds_where": N_(
        "They lie only in this browser on this device, and nothing is sent anywhere."
        " Whoever can unlock the device and open this page can read them: lock your"
        " screen, and do not use a device of others."
    ),
    "holds_until": N_(
        "When the coordinator has said that the month came in, delete it here."
        " Clearing the browser's data deletes it too: save files in good time, and"
        " delete the saved files when they are not needed any more. This page does not"
        " know which families asked to be forgotten: delete their entries and files"
        " here when you are told. The programme takes in nothing about them any more."
    ),
    "forget": N_("Delete from this device what is in a file"),
    "forget_sure": N_(
        "Delete {n} entries from this device for good? Only do it when the coordinator"
        " has said that they came in. Entries that are in no file stay: {rest}."
    ),
    "forget_yes": N_("Yes, delete them"),
    "forget_no": N_("No, leave them"),
    "forgotten": N_("Deleted from this device: {n}."),
    "forget_nothing": N_(
        "Nothing to delete: no entry here has been saved into a file yet."
    ),
    "forget_all": N_("Delete everything from this device"),
    "forget_all_sure": N_(
        "Delete all {n} entries from this device for good? Of them {rest} are in no"
        " file and will be lost."
    ),
    "not_kept": N_(
        "This browser keeps nothing: what you write is gone when the page is closed."
        " Open the file in another browser, or save the file before you close it."
    ),
    "full": N_(
        "The entry could not be kept, because the device has no room left. It stands on"
        " this page only: save the file now."
    ),
    "first_time": N_(
        "Try it out first: keep an entry, close this page and open it again. If the"
        " entry is still there, this browser keeps what you write."
    ),
    "long_unsaved": N_(
        "Entries that stand only on this device for more than a week: {n}. Save the"
        " file."
    ),
    "elsewhere": N_(
        "This entry was changed in another window in the meantime. What you wrote is"
        " still here: press the button again to keep yours."
    ),
    "changed_lists": N_("Mend this entry: {what}"),
    "made": N_(
        "Lists as of {day}. If an institution, role or post is missing, tell the"
        " coordinator and ask for a new file."
    ),
    "no_script": N_(
        "This page needs a browser. Open the file in Chrome, Firefox, Safari or Edge,"
        " not in a preview."
    ),
    "derived": N_("Counted as: {kind}."),
    "family_named": N_("a family is named."),
    "family_lacking": N_("no family is named."),
    "institution_named": N_("an institution is named."),
}


def words() -> dict[str, dict[str, str]]:
    """Return everything the page says, by language and name."""
    return {language: _said(language) for language in i18n.LANGUAGES}


def _said(language: str) -> dict[str, str]:
    with i18n.language(language):
        return {name: _(text) for name, text in _WORDS.items()}
