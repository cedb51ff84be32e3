# SPDX-FileCopyrightText: Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a screen reader knows it: names, roles, states, actions and texts; nothing of the program's own."""
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402
import pyatspi  # noqa: E402

PATIENCE = 30  # seconds; a loaded machine is slow, not wrong
Atspi.set_timeout(PATIENCE * 1000, 2 * PATIENCE * 1000)


def walk(node, depth=0):
    """The node and everything below it; what goes away meanwhile is left out."""
    yield node
    if depth > 40:
        return
    try:
        count = node.childCount
    except Exception:
        return
    for index in range(count):
        try:
            child = node.getChildAtIndex(index)
        except Exception:
            continue
        if child is not None:
            yield from walk(child, depth + 1)


def has(node, state):
    return node.getState().contains(state)


def is_shown(node):
    return has(node, pyatspi.STATE_SHOWING)


def is_enabled(node):
    return has(node, pyatspi.STATE_ENABLED)


def until(what, check, seconds=PATIENCE):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            value = check()
        except Exception:  # the tree changed while it was read: look again
            value = None
        if value:
            return value
        time.sleep(0.1)
    sys.exit(f"This did not happen: {what}.")


class Screen:
    def __init__(self, process):
        self.process = process
        # What is remembered from a window still being built would be taken for the window.
        pyatspi.Registry.getDesktop(0).set_cache_mask(Atspi.Cache.NONE)
        self.root = until("the program is on the accessibility bus", self._application)
        until("the window has the keyboard", lambda: has(self.root.getChildAtIndex(0), pyatspi.STATE_ACTIVE))

    def _application(self):
        desktop = pyatspi.Registry.getDesktop(0)
        for index in range(desktop.childCount):
            application = desktop.getChildAtIndex(index)
            if application is not None and application.get_process_id() == self.process.pid and application.childCount:
                return application
        return None

    def all(self, name=None, role=None, under=None, starts=False):
        for node in walk(under or self.root):
            try:
                fits = name is None or (node.name.startswith(name) if starts else node.name == name)
                if fits and (role is None or node.getRole() == role) and is_shown(node):
                    yield node
            except Exception:
                continue

    def find(self, name, role=None, under=None, starts=False, seconds=PATIENCE):
        try:
            return until(f"something on the screen is called \"{name}\"",
                         lambda: next(self.all(name, role, under, starts), None), seconds)
        except SystemExit:
            self.tell()
            raise

    def button(self, name, under=None):
        button = self.find(name, pyatspi.ROLE_PUSH_BUTTON, under)
        until(f"the button \"{name}\" can be pressed", lambda: is_enabled(button))
        return button

    def press(self, name, under=None):
        act(self.button(name, under))

    def write(self, name, text, under=None):
        # The caption of a field bears its name as well, and may be on the screen a moment before it.
        field = until(f"there is a field \"{name}\"", lambda: next(
            (node for node in self.all(name, under=under) if has(node, pyatspi.STATE_EDITABLE)), None))
        if not field.queryEditableText().setTextContents(text):
            sys.exit(f"\"{name}\" takes no text.")
        until(f"\"{name}\" holds what was written", lambda: text_of(field) == text)

    def open_page(self, title):
        rail = self.find("Pages")
        act(self.find(title, under=rail))
        return self.find(title, pyatspi.ROLE_FILLER)

    def tell(self):
        if self.process.poll() is not None:
            print(f"The program ended with status {self.process.returncode}.", file=sys.stderr)
        for node in self.all():
            if node.name:
                print("   ", node.getRoleName(), "|", node.name[:90].replace("\n", " / "), file=sys.stderr)


def act(node, wanted=("press", "toggle", "click", "activate", "check")):
    actions = node.queryAction()
    for index in range(actions.nActions):
        if actions.getName(index).lower() in wanted:
            actions.doAction(index)
            return
    sys.exit(f"\"{node.name}\" ({node.getRoleName()}) has nothing to press.")


def text_of(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


def key(combination):
    """One key with its modifiers held, as from a keyboard."""
    held = {"ctrl": 37, "alt": 64, "shift": 50}
    codes = {"k": 45, "escape": 9, "return": 36, "f1": 67}
    *modifiers, last = combination.lower().split("+")
    for modifier in modifiers:
        pyatspi.Registry.generateKeyboardEvent(held[modifier], None, pyatspi.KEY_PRESS)
    pyatspi.Registry.generateKeyboardEvent(codes[last], None, pyatspi.KEY_PRESSRELEASE)
    for modifier in reversed(modifiers):
        pyatspi.Registry.generateKeyboardEvent(held[modifier], None, pyatspi.KEY_RELEASE)
