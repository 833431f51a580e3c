"""An editor, as far as a language server can tell (Language Server Protocol 3.17)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import Any, Self

ANSWERS_WITHIN = 30
"""Seconds."""


class Editor:
    """A folder that is open in an editor, with a language server for YAML."""

    def __init__(self, command: list[str], root: Path, schemas: dict[str, str] | None = None) -> None:
        """Start the server; `schemas` are the editor's own settings: globs by schema."""
        self.root = root
        self.settings = {"validate": True, "hover": True, "completion": True, "schemas": schemas or {},
                         "schemaStore": {"enable": False}}  # fmt: skip
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.answers: Queue[dict[str, Any]] = Queue()
        self.told: Queue[dict[str, Any]] = Queue()
        self.number = 0
        self.reader = Thread(target=self._read, daemon=True)
        self.reader.start()

    def __enter__(self) -> Self:
        uri = self.root.as_uri()
        able = {
            "workspace": {"configuration": True},
            "textDocument": {
                "completion": {
                    "completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}
                },
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        folders = [{"uri": uri, "name": "edition"}]
        self._ask("initialize", processId=None, rootUri=uri, workspaceFolders=folders, capabilities=able)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={"yaml": self.settings})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ask("shutdown")
        self._tell("exit")
        assert self.process.stdin
        assert self.process.stdout
        self.process.wait(10)
        self.reader.join(10)
        self.process.stdin.close()
        self.process.stdout.close()

    def open(self, name: str, text: str) -> str:
        """Open a file with this text, saved or not; return its address."""
        uri = (self.root / name).as_uri()
        self._tell(
            "textDocument/didOpen",
            textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": text},
        )
        return uri

    def problems(self, name: str, text: str) -> list[str]:
        """Return what is marked in the file: its line, from 1, and the message."""
        return self.problems_of({name: text})[name]

    def problems_of(self, files: dict[str, str]) -> dict[str, list[str]]:
        """Return what is marked in each of several files, which are opened at once.

        The server waits a while before it looks at a file that was opened.
        """
        names = {self.open(name, text): name for name, text in files.items()}
        found: dict[str, list[str]] = {}
        while len(found) < len(names):
            told = self.told.get(timeout=ANSWERS_WITHIN)
            if told["uri"] in names:
                marked = [f"{d['range']['start']['line'] + 1}: {d['message']}" for d in told["diagnostics"]]
                found.setdefault(names[told["uri"]], marked)
        return found

    def completions(self, name: str, text: str) -> dict[str, str]:
        """Return what is offered where `|` stands in the text, and what is said of each."""
        before, _, after = text.partition("|")
        uri = self.open(name, before + after)
        at = {"line": before.count("\n"), "character": len(before.rsplit("\n", 1)[-1])}
        answer = self._ask("textDocument/completion", textDocument={"uri": uri}, position=at)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: _plain(item.get("documentation")) for item in items}

    def hover(self, name: str, line: int, character: int) -> str:
        """Return what is said of the word there, in a file that is open; both count from 0."""
        uri = (self.root / name).as_uri()
        at = {"line": line, "character": character}
        answer = self._ask("textDocument/hover", textDocument={"uri": uri}, position=at)
        return _plain(answer and answer["contents"])

    def _ask(self, method: str, **params: Any) -> Any:
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            answer = self.answers.get(timeout=ANSWERS_WITHIN)
            if answer["id"] == self.number:
                return answer.get("result")

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> None:
        assert self.process.stdout
        while header := self.process.stdout.readline():
            length = int(header.partition(b":")[2])
            while self.process.stdout.readline().strip():
                pass
            self._take(json.loads(self.process.stdout.read(length)))

    def _take(self, message: dict[str, Any]) -> None:
        if "method" in message and "id" in message:
            asked = (
                message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            )
            result = [self.settings if item.get("section") == "yaml" else {} for item in asked] or None
            self._send({"id": message["id"], "result": result})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.told.put(message["params"])
        elif "id" in message:
            self.answers.put(message)


def _plain(documentation: Any) -> str:
    """Return Markdown as text, without its escapes."""
    text = documentation["value"] if isinstance(documentation, dict) else documentation or ""
    return str(text).replace("\\", "")
