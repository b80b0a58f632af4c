// SPDX-License-Identifier: Apache-2.0
// Makes quicker what works without it: counting, not sending twice, printing, keys. It adds no words of its own.
"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const isTyping = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

  // Errors come first: the summary takes the focus.
  const faults = document.querySelector(".faults, [data-focus]");
  if (faults) faults.focus();

  // Buttons that only a script can serve appear with it.
  for (const button of all("[data-print]")) { button.hidden = false; button.addEventListener("click", () => window.print()); }
  for (const button of all("[data-back]")) { button.hidden = history.length < 2; button.addEventListener("click", () => history.back()); }

  // What a toast says is heard as well, and goes by itself.
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.setAttribute("role", "status");
  let fading = 0;
  const say = (sentence) => { toast.textContent = sentence; clearTimeout(fading); fading = setTimeout(() => { toast.textContent = ""; }, 6000); };
  if (navigator.clipboard) for (const button of all("[data-copy]")) {
    document.body.append(toast);
    button.hidden = false;
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(button.dataset.copy); say(button.dataset.said); } catch { say(button.dataset.failed); }
    });
  }

  // How many characters are left, said when the person pauses and few are left.
  for (const counter of all(".counter")) {
    const box = document.getElementById(counter.id.replace(/-limit$/, ""));
    const limit = Number(counter.dataset.limit);
    if (!box) continue;
    counter.setAttribute("aria-live", "polite");
    const rest = counter.textContent;
    let pause = 0;
    const count = () => {
      const left = limit - Array.from(box.value).length;
      counter.textContent = box.value ? counter.dataset[left < 0 ? "over" : "left"].replace("{count}", Math.abs(left)) : rest;
      counter.classList.toggle("over", left < 0);
      counter.hidden = limit >= 500 && left >= 500;
    };
    box.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(count, 300); });
    if (box.value) count();
  }

  // What only a page without a script needs is hidden: what is chosen later is added to what was chosen before.
  for (const rest of all("[data-scriptless]")) try {
    const [kept, input] = [new DataTransfer(), rest.closest("form").querySelector("[type=file]")];
    input.addEventListener("change", () => { for (const file of input.files) kept.items.add(file); input.files = kept.files; });
    rest.hidden = true;
  } catch { /* an old browser keeps the button */ }

  // Chosen files are named, and while they travel one sees how far they are. Where that fails the browser sends the form itself.
  for (const input of all("input[type=file]")) {
    const names = input.parentElement.querySelector(".chosen");
    if (names) input.addEventListener("change", () => {
      names.replaceChildren(...Array.from(input.files, (file) => {
        const line = document.createElement("li");
        line.textContent = `${file.name} (${(file.size / 1e6).toFixed(1)} MB)`;
        return line;
      }));
      names.hidden = !input.files.length;
    });
  }
  const upload = (form, button) => {
    const data = new FormData(form);
    if (button && button.name) data.append(button.name, button.value);
    const address = new URL((button && button.getAttribute("formaction")) || form.getAttribute("action"), location.href).href;
    const place = form.querySelector(".sending");
    const bar = place.querySelector("progress");
    const said = place.querySelector("span");
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "text/html");
    request.upload.addEventListener("progress", (event) => {
      place.hidden = false;
      if (!event.lengthComputable) return;
      bar.value = event.loaded / event.total;
      said.textContent = `${Math.floor(bar.value * 100)}%`;
    });
    request.upload.addEventListener("load", () => bar.removeAttribute("value"));
    request.addEventListener("load", () => {
      if (request.responseURL !== address) { location.assign(request.responseURL); return; }
      document.open();
      document.write(request.responseText);
      document.close();
    });
    request.addEventListener("error", () => {
      place.hidden = true;
      form.dataset.plain = "yes";
      delete form.dataset.sent;
      form.requestSubmit(button);
    });
    request.send(data);
  };

  // A form is sent once; the button says so. Coming back by history makes it usable again.
  for (const form of all("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
      const button = event.submitter;
      if (!form.dataset.plain && all("input[type=file]", form).some((input) => input.files.length)) { event.preventDefault(); upload(form, button); }
      if (!button || !form.dataset.working) return;
      button.setAttribute("aria-disabled", "true");
      button.dataset.label = button.innerText;
      button.textContent = form.dataset.working;
    });
  }
  window.addEventListener("pageshow", () => {
    for (const form of all("form[data-sent]")) delete form.dataset.sent;
    for (const button of all("button[data-label]")) { button.textContent = button.dataset.label; button.removeAttribute("aria-disabled"); }
  });

  // Whoever stops the browser on its way may send again after a while; the server takes it once.
  for (const form of all("form[method=post]")) form.addEventListener("submit", () => setTimeout(() => { delete form.dataset.sent; }, 20000));

  // A page that waits for something looks whether it is there; place and focus stay.
  const waiting = document.querySelector("main[data-again]");
  const look = async () => {
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
      if (answer.ok && page && page.innerHTML !== waiting.innerHTML) waiting.replaceChildren(...page.childNodes);
      if (answer.ok && page && !page.dataset.again) return;
    } catch { /* the next look may find it */ }
    setTimeout(look, 1000 * waiting.dataset.again);
  };
  if (waiting) setTimeout(look, 1000 * waiting.dataset.again);

  // What was typed is not lost by a wrong click.
  let isDirty = false;
  for (const form of all("form.form")) {
    form.addEventListener("input", () => { isDirty = true; });
    form.addEventListener("submit", () => { isDirty = false; });
  }
  window.addEventListener("beforeunload", (event) => { if (isDirty) event.preventDefault(); });

  // What is typed is kept on the server: every twenty seconds, when a field is left, when the window is put aside.
  for (const form of all("form[data-keep]")) {
    const note = form.querySelector("[data-kept]");
    let isFresh = false;
    let sending = null;
    let isEnded = false;
    const keep = async () => {
      if (isEnded || !isFresh || sending || form.dataset.sent) return;
      isFresh = false;
      sending = new AbortController();
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
      try {
        const answer = await fetch(form.dataset.keep, { method: "POST", body, signal: sending.signal, keepalive: document.hidden, redirect: "manual" });
        const text = await answer.text();
        if (answer.ok) { note.textContent = text; form.elements.draftSeen.value = answer.headers.get("Draft-Seen"); isDirty = isFresh; }
        else if (answer.status === 409) { note.textContent = text; isEnded = true; }
        else isFresh = true;
      } catch { isFresh = true; }
      sending = null;
    };
    form.addEventListener("input", () => { isFresh = true; });
    // Whoever presses a button of the form sends it: nothing is kept of what is on its way.
    form.addEventListener("focusout", (event) => { if (!event.relatedTarget || event.relatedTarget.type !== "submit") keep(); });
    document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
    setInterval(keep, 20000);
    form.addEventListener("submit", () => { if (sending) sending.abort(); });
  }

  // Several at once: all around it are ticked by one box.
  for (const mark of all("[data-all]")) {
    const form = mark.closest(".group") || mark.closest("form");
    const boxes = all(`input[name=${mark.dataset.all}]`, form);
    const every = mark.querySelector("input");
    mark.hidden = boxes.length < 2;
    every.addEventListener("change", () => { for (const box of boxes) box.checked = every.checked; });
    form.addEventListener("change", () => { every.checked = boxes.every((box) => box.checked); });
  }

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

  // Search as one types. The server sends the lines; the arrow keys walk them.
  const suggest = (box, list) => {
    let pause = 0;
    let asking = null;
    const show = (lines) => { list.innerHTML = lines; list.hidden = !lines; };
    const stop = () => { clearTimeout(pause); if (asking) asking.abort(); asking = null; };
    const ask = async () => {
      stop();
      const text = box.value.trim();
      if (text.length < 2) { show(""); return; }
      const turn = asking = new AbortController();
      let lines = "";
      try {
        const answer = await fetch(`${list.dataset.source}?q=${encodeURIComponent(text)}`, { signal: turn.signal });
        if (answer.ok && !answer.redirected) lines = await answer.text();
      } catch { lines = ""; }
      if (turn === asking) show(lines);
    };
    // What an input method is still composing is not searched.
    const wait = (event) => { if (!event.isComposing) { clearTimeout(pause); pause = setTimeout(ask, 150); } };
    box.addEventListener("input", wait);
    box.addEventListener("compositionend", () => { clearTimeout(pause); pause = setTimeout(ask, 150); });
    return () => { stop(); show(""); };
  };
  const walk = (event, root, box) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [box, ...all("a, button", root)].filter((one) => one.offsetParent);
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (stops[next]) { event.preventDefault(); stops[next].focus(); }
  };
  const quick = document.querySelector(".quick");
  if (quick && quick.querySelector(".suggested")) {
    const box = quick.querySelector("input");
    const list = quick.querySelector(".suggested");
    const clear = suggest(box, list);
    quick.addEventListener("keydown", (event) => { if (event.key === "Escape") { clear(); box.focus(); } else walk(event, list, box); });
    document.addEventListener("click", (event) => { if (!quick.contains(event.target)) clear(); });
  }

  // Ctrl-K: every door and every act of this page by its name, and matters besides.
  const palette = document.querySelector("dialog.palette");
  if (palette) {
    const box = palette.querySelector("input");
    const names = palette.querySelector("ul");
    const clear = suggest(box, palette.querySelector(".suggested"));
    const doors = all(".menu a, .acts .button, .acts-more a, .contents a, .me .settings a");
    const draw = () => {
      const typed = box.value.trim().toLowerCase();
      const lines = doors.filter((door) => door.textContent.toLowerCase().includes(typed)).slice(0, 8).map((door) => {
        const line = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = door.textContent.trim();
        button.addEventListener("click", () => { palette.close(); door.click(); });
        line.append(button);
        return line;
      });
      names.replaceChildren(...lines);
    };
    box.addEventListener("input", draw);
    palette.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      walk(event, palette, box);
      if (event.key !== "Enter" || event.target !== box) return;
      const first = palette.querySelector("ul button, .suggested a");
      if (first) { event.preventDefault(); first.click(); }
    });
    palette.addEventListener("close", clear);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      box.value = "";
      draw();
      palette.showModal();
    });
  }

  let wasG = false;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest("form.form");
      const button = form && form.querySelector(event.shiftKey ? "[name=next]" : ".button.primary");
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
    else if (event.key === "x") { const row = document.activeElement.closest("tr"); const box = row && row.querySelector("input[type=checkbox]"); if (box) box.click(); }
    else if (event.key === "/") { const box = document.querySelector("[data-key=\"/\"]"); if (box) { event.preventDefault(); box.focus(); } }
    else if (event.key === "?") { const map = document.querySelector("[data-key=\"?\"]"); if (map) { map.open = !map.open; map.scrollIntoView({ block: "nearest" }); } }
  });
})();
