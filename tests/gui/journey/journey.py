# SPDX-FileCopyrightText: Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""journey.py STEWARD STEWARDCTL DIR: the whole loop in the real window, driven from outside as a screen reader does.

A moderator finds, claims, answers, takes back, hides and escalates; a supervisor reviews; an auditor exports the log and verifies it.
stewardctl only says afterwards whether the workspace holds what the window showed. Run it inside tests/servers/desktop-session.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys

import pyatspi
from screen import Screen, act, has, is_enabled, is_shown, key, until

STEWARD, CTL, DIR = sys.argv[1:4]
WORKSPACE = os.path.join(DIR, "practice.steward")
EXPORT = os.path.join(DIR, "exported-log")
PAGES = ["Inbox", "Outbox", "Escalations", "Moderation log", "Accounts", "People", "Preferences", "Help"]


def ctl(*words):
    run = subprocess.run([CTL, "--workspace", WORKSPACE, "--json", *words], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"stewardctl {words[0]} says: {run.stderr.strip() or run.stdout.strip()}")
    return json.loads(run.stdout) if run.stdout.strip() else {}


def step(text):
    print("ok:", text, flush=True)


def show(case):
    return ctl("show", case)


def reply_states(case):
    return [reply["state"] for reply in show(case)["replies"]]


def visibilities(case):
    return [item["visibility"] for item in show(case)["items"]]


def row_of(screen, case):
    rows = screen.find("Inbox list")
    for index in range(rows.childCount):
        row = rows.getChildAtIndex(index)
        if row is not None and re.match(rf"Case {case}\b", row.name):
            return row
    return None


def choose(screen, case):
    """Selects the row of a case; the case pane follows."""
    row = until(f"case {case} stands in the list", lambda: row_of(screen, case))
    pane = screen.find("Case")
    if not any(screen.all(f"Case {case},", under=pane, starts=True)):
        act(row)
    until(f"case {case} is shown beside the list", lambda: any(screen.all(f"Case {case},", under=pane, starts=True)))


def pick(rows, fits):
    return next(row["case"] for row in rows if fits(row))


def is_untouched(row):
    return row["state"] == "new" and row["visibility"] in ("unmoderated", "approved")


def read_and_search(screen, rows):
    listed = screen.find("Inbox list")
    until("every case is in the list", lambda: listed.childCount == len(rows))
    first = listed.getChildAtIndex(0).name
    if "Crisis" not in first or " on " not in first:
        sys.exit(f"The first row does not say crisis and account: {first}")
    veiled = [row for row in rows if any(f["rule"] == "R01" for f in row["findings"])]
    for row in veiled:
        digits = re.findall(r"\d{3} \d{3} \d{4}", row["excerpt"])
        if any(number in row_of(screen, row["case"]).name for number in digits):
            sys.exit(f"The row of case {row['case']} speaks a private number.")
    screen.write("Search inbox", "flu")
    until("the search leaves fewer cases", lambda: 0 < screen.find("Inbox list").childCount < len(rows))
    screen.write("Search inbox", "")
    until("the whole list is back", lambda: screen.find("Inbox list").childCount == len(rows))
    step(f"the inbox lists {len(rows)} cases, crisis first, and can be searched")


def claim_release_assign(screen, case):
    choose(screen, case)
    screen.press("Claim")
    until("the case is mine", lambda: case in [row["case"] for row in ctl("inbox", "--view", "mine")])
    screen.press("Release")
    until("Claim is offered again", lambda: any(screen.all("Claim", pyatspi.ROLE_PUSH_BUTTON)))
    screen.press("Assign")
    form = screen.find("Assign this case")
    names = [n for n in screen.all(role=pyatspi.ROLE_COMBO_BOX, under=form)]
    if not names:
        sys.exit("The form to assign offers nobody.")
    screen.press("Close form", form)
    screen.press("Add note")
    screen.write("Note text", "Rang the clinic; they will look.")
    screen.press("Save note")
    until("the note is in the history", lambda: "note" in json.dumps(show(case)["history"]))
    step("claimed, released, a note written")


def write_reply(screen, text):
    screen.write("Reply text", text)
    checklist = screen.find("Checklist")
    send = screen.find("Send reply", pyatspi.ROLE_PUSH_BUTTON)

    def signed():
        # Its lines come once the words have been read.
        boxes = list(screen.all(role=pyatspi.ROLE_CHECK_BOX, under=checklist))
        for box in boxes:
            if not has(box, pyatspi.STATE_CHECKED):
                act(box)
        return boxes and all(has(box, pyatspi.STATE_CHECKED) for box in boxes) and is_enabled(send)

    until("the checklist lets the reply go", signed)
    act(send)


def reply_and_undo(screen, case):
    choose(screen, case)
    write_reply(screen, "Thank you for telling us. The team will be glad to read this.")
    until("the reply waits in its hold", lambda: "holding" in reply_states(case))
    screen.press("Undo send")
    until("the reply was taken back", lambda: reply_states(case) == ["withdrawn"])
    step("a reply passed the checklist, was held and taken back")
    choose(screen, case)
    write_reply(screen, "Thank you. The team will be glad to read this.")
    until("the second reply waits in its hold", lambda: "holding" in reply_states(case))
    step("a second reply is on its way")


def hide(screen, case):
    choose(screen, case)
    screen.press("Hide")
    until("the item is hidden on its platform", lambda: "hidden" in visibilities(case), 60)
    step("a private detail was hidden under its rule")


def escalate(screen, case):
    choose(screen, case)
    screen.press("Escalate")
    screen.write("Reason for escalating", "Somebody may be in danger")
    screen.press("Confirm escalation")
    until("the case is escalated", lambda: show(case)["state"] == "escalated")
    step("a case was put before its route")


def review(screen, case):
    screen.open_page("Escalations")
    beside = f"Case {case} before"
    if not any(screen.all(beside, starts=True)):
        act(screen.find(f"Case: {case}", under=screen.find("Escalations list")))
    screen.find(beside, starts=True)
    screen.press("Acknowledge")
    until("it is acknowledged", lambda: "acknowledged" in json.dumps(show(case)["history"]))
    screen.write("Reason for the outcome", "The safeguarding lead rang")
    screen.press("Take over")
    until("the case is open again", lambda: show(case)["state"] == "open")
    step("the escalation was acknowledged and taken over")


def resolve(screen, case):
    screen.open_page("Inbox")
    choose(screen, case)
    screen.press("Resolve")
    screen.press("Confirm resolve")
    until("the case is resolved", lambda: show(case)["state"] == "resolved")
    step("a case was resolved")


def palette_and_pages(screen):
    key("ctrl+k")
    screen.find("Command palette")
    words = screen.find("Find a command")
    key("escape")
    until("the palette is gone", lambda: not is_shown(words))
    nameless = []
    for title in PAGES:
        page = screen.open_page(title)
        for node in screen.all(under=page):
            if has(node, pyatspi.STATE_FOCUSABLE) and not node.name and node.getRole() not in (
                    pyatspi.ROLE_PAGE_TAB_LIST, pyatspi.ROLE_TABLE_CELL, pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_SCROLL_BAR):
                nameless.append(f"{title}: {node.getRoleName()}")
    if nameless:
        sys.exit("These can be focused and have no name: " + ", ".join(nameless))
    step("every page opens and everything on it has a name")


def export_and_verify(screen):
    screen.open_page("Moderation log")
    screen.press("Export log")
    screen.write("Folder to export to", EXPORT)
    screen.press("Export")
    until("the export is complete", lambda: os.path.exists(os.path.join(EXPORT, "manifest.sig")), 60)
    screen.press("Verify export")
    screen.write("Folder to verify", EXPORT)
    screen.press("Verify")
    until("the window says that it is intact", lambda: any("intact" in n.name for n in screen.all()), 60)
    ctl("log", "verify", EXPORT)
    ctl("log", "replay")
    step("the log was exported and verified, in the window and outside it")


def journey(screen):
    rows = ctl("inbox")
    calm = pick(rows, lambda row: is_untouched(row) and not row["findings"])
    private = pick(rows, lambda row: is_untouched(row) and any(f["rule"] == "R01" for f in row["findings"]) and not row["crisis"])
    crisis = pick(rows, lambda row: row["crisis"] and row["state"] == "new")
    done = pick(rows, lambda row: is_untouched(row) and not row["findings"] and row["case"] != calm)
    read_and_search(screen, rows)
    claim_release_assign(screen, calm)
    reply_and_undo(screen, calm)
    hide(screen, private)
    escalate(screen, crisis)
    review(screen, crisis)
    resolve(screen, done)
    palette_and_pages(screen)
    until("the held reply was sent", lambda: "sent" in reply_states(calm), 90)
    export_and_verify(screen)
    print("The journey is complete.")


def main():
    for left in glob.glob(WORKSPACE + "*"):
        os.remove(left)
    shutil.rmtree(EXPORT, ignore_errors=True)
    ctl("workspace", "create", "--practice")
    with open(os.path.join(DIR, "steward.log"), "w") as log:
        process = subprocess.Popen([STEWARD, "--workspace", WORKSPACE], stderr=log)
        try:
            journey(Screen(process))
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


if __name__ == "__main__":
    main()
