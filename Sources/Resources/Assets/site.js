// SPDX-License-Identifier: Apache-2.0
// Makes quicker what works without it: counting, not sending twice, printing, keys. It adds no words of its own.
"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");

  // Errors come first: the summary takes the focus.
  const faults = document.querySelector(".faults");
  if (faults) faults.focus();

  // Buttons that only a script can serve appear with it.
  for (const button of all("[data-print]")) { button.hidden = false; button.addEventListener("click", () => window.print()); }
  for (const button of all("[data-back]")) { button.hidden = history.length < 2; button.addEventListener("click", () => history.back()); }

  // How many characters are left, said when the person pauses.
  for (const counter of all(".counter")) {
    const box = document.getElementById(counter.id.replace(/-limit$/, ""));
    const limit = Number(counter.dataset.limit);
    if (!box) continue;
    counter.setAttribute("aria-live", "polite");
    const rest = counter.textContent;
    let pause = 0;
    const count = () => {
      const left = limit - Array.from(box.value).length;
      counter.textContent = box.value ? counter.dataset.left.replace("{count}", left) : rest;
      counter.classList.toggle("over", left < 0);
    };
    box.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(count, 300); });
    if (box.value) count();
  }

  // A form is sent once; the button says so. Coming back by history makes it usable again.
  for (const form of all("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
      const button = event.submitter;
      if (!button || !form.dataset.working) return;
      button.setAttribute("aria-disabled", "true");
      button.dataset.label = button.textContent;
      button.textContent = form.dataset.working;
    });
  }
  window.addEventListener("pageshow", () => {
    for (const form of all("form[data-sent]")) delete form.dataset.sent;
    for (const button of all("button[data-label]")) { button.textContent = button.dataset.label; button.removeAttribute("aria-disabled"); }
  });

  // What was typed is not lost by a wrong click.
  let isDirty = false;
  for (const form of all("form.form")) {
    form.addEventListener("input", () => { isDirty = true; });
    form.addEventListener("submit", () => { isDirty = false; });
  }
  window.addEventListener("beforeunload", (event) => { if (isDirty) event.preventDefault(); });

  // Keys, at the desk only.
  if (!document.body.classList.contains("desk")) return;
  const rows = all("[data-row]");
  const step = (by) => {
    if (!rows.length) return;
    const here = rows.indexOf(document.activeElement);
    const next = rows[Math.min(rows.length - 1, Math.max(0, here < 0 ? 0 : here + by))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  const go = (number) => { const link = document.querySelector(`.menu [accesskey="${number}"]`); if (link) link.click(); };
  let wasG = false;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest("form.form");
      const button = form && form.querySelector(".button.primary");
      if (button) { event.preventDefault(); form.requestSubmit(button); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const afterG = wasG;
    wasG = event.key === "g";
    if (afterG && event.key === "w") go(1);
    else if (afterG && event.key === "r") go(2);
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { const box = document.querySelector("[data-key=\"/\"]"); if (box) { event.preventDefault(); box.focus(); } }
    else if (event.key === "?") { const map = document.querySelector("[data-key=\"?\"]"); if (map) { map.open = !map.open; map.scrollIntoView({ block: "nearest" }); } }
  });
})();
