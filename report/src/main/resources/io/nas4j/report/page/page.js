"use strict";
(() => {
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
  const bar = document.getElementById("selected");
  const make = (name, text, parent) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (parent) parent.append(element);
    return element;
  };

  // Conditions, as "nas4j trials --where" reads them.
  const TOKEN = /\s*(?:(-?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?[kKmMgG]?(?![A-Za-z0-9_.]))|([A-Za-z_][A-Za-z0-9_]*)|'([^']*)'|"([^"]*)"|(<=|>=|!=|<>|==|=|<|>)|(\()|(\)))/y;
  const KINDS = ["", "number", "word", "quoted", "quoted", "operator", "open", "close"];
  const RESERVED = ["and", "or", "not", "is", "null"];

  function tokens(text) {
    const found = [];
    let at = 0;
    const end = text.trimEnd().length;
    while (at < end) {
      TOKEN.lastIndex = at;
      const match = TOKEN.exec(text);
      if (!match) throw Error("nothing that is known stands at character " + (at + 1));
      const kind = match.findIndex((group, i) => i > 0 && group !== undefined);
      found.push({kind: KINDS[kind], text: match[kind], at: TOKEN.lastIndex - match[kind].length + 1});
      at = TOKEN.lastIndex;
    }
    found.push({kind: "end", text: "the end", at: end + 1});
    return found;
  }

  function condition(text, fields) {
    const list = tokens(text);
    let next = 0;
    const peek = () => list[next];
    const takes = (word) => {
      const there = peek().kind === "word" && peek().text.toLowerCase() === word;
      if (there) next++;
      return there;
    };
    const refuse = (allowed) => {
      throw Error("'" + peek().text + "' at character " + peek().at + ", where " + allowed + " is allowed");
    };
    function any() {
      const parts = [every()];
      while (takes("or")) parts.push(every());
      return (trial) => parts.some((part) => part(trial));
    }
    function every() {
      const parts = [one()];
      while (takes("and")) parts.push(one());
      return (trial) => parts.every((part) => part(trial));
    }
    function one() {
      if (takes("not")) {
        const inner = one();
        return (trial) => !inner(trial);
      }
      if (peek().kind !== "open") return comparison();
      next++;
      const inner = any();
      if (peek().kind !== "close") refuse("and, or or ')'");
      next++;
      return inner;
    }
    function comparison() {
      const field = peek().kind === "word" ? fields.findIndex((each) => each.name === peek().text.toLowerCase()) : -1;
      if (field < 0) refuse("not, '(' or one of the fields " + fields.map((each) => each.name).join(", "));
      next++;
      if (takes("is")) {
        const not = takes("not");
        if (!takes("null")) refuse("'null' or 'not null'");
        return (trial) => (trial[field] === null) !== not;
      }
      const numeric = fields[field].number;
      let operator = peek().kind === "operator" ? peek().text : "";
      operator = operator === "==" ? "=" : operator === "<>" ? "!=" : operator;
      if (!operator || (!numeric && operator !== "=" && operator !== "!=")) {
        refuse(numeric ? "one of < <= = != >= > or 'is null'" : "=, !=, is null");
      }
      next++;
      const value = numeric ? number() : word(fields[field]);
      return (trial) => {
        const there = trial[field];
        if (there === null) return false;
        const sign = compare(there, value);
        switch (operator) {
          case "<": return sign < 0;
          case "<=": return sign <= 0;
          case "=": return sign === 0;
          case "!=": return sign !== 0;
          case ">=": return sign >= 0;
          default: return sign > 0;
        }
      };
    }
    function number() {
      if (peek().kind !== "number") refuse("a number, as 0.8 or 20M,");
      const text = list[next++].text;
      const power = {k: 3, m: 6, g: 9}[text.slice(-1).toLowerCase()] || 0;
      const digits = power ? text.slice(0, -1) : text;
      if (/^-?[0-9]+$/.test(text)) return big(text);
      const [mantissa, exponent] = digits.toLowerCase().split("e");
      return Number(mantissa + "e" + (Number(exponent || 0) + power));
    }
    function word(field) {
      const bare = peek().kind === "word" && !RESERVED.includes(peek().text.toLowerCase());
      if (!bare && peek().kind !== "quoted" && peek().kind !== "number") refuse("a text to compare with, in quotes,");
      const text = list[next++].text;
      return field.name === "state" || field.name === "cause" ? text.toUpperCase() : text;
    }
    const made = any();
    if (peek().kind !== "end") refuse("and, or or the end");
    return made;
  }

  // Whole numbers that a double cannot hold are texts in the data.
  function big(text) {
    return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
  }
  function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  function study(root, data) {
    const fields = data.fields.map((name, i) => ({name, number: data.numbers[i] === 1}));
    data.missing.forEach(([name, numeric]) => fields.push({name, number: numeric === "1"}));
    const notation = (trial) => data.architectures[trial.index].map((word) => data.words[word]).join(" ");
    const number = fields.findIndex((field) => field.name === "number");
    const trials = new Map();
    data.trials.forEach((values, i) => {
      values.forEach((value, f) => {
        if (fields[f].number && typeof value === "string") values[f] = BigInt(value);
      });
      data.missing.forEach(() => values.push(null));
      trials.set(values[number], {values, index: i});
    });
    const value = (trial, name) => {
      const field = fields.findIndex((each) => each.name === name);
      return field < 0 ? null : trial.values[field];
    };

    function select(t) {
      all(".on", root).forEach((element) => element.classList.remove("on"));
      bar.replaceChildren();
      bar.hidden = t === null;
      if (t === null) return;
      all('[data-t="' + t + '"]', root).forEach((element) => {
        element.classList.add("on");
        if (element.ownerSVGElement) element.parentNode.append(element);
      });
      make("span", sentence(t), bar);
      make("button", "Open", bar).addEventListener("click", () => open(t));
      make("button", "Clear", bar).addEventListener("click", () => select(null));
    }

    function sentence(t) {
      const trial = trials.get(t);
      if (!trial) return "Trial " + t + " is not among those that this page shows one by one.";
      const said = ["Trial " + t + ": " + value(trial, "state")];
      const add = (name, text) => {
        if (value(trial, name) !== null) said.push(name + " " + text(value(trial, name)));
      };
      add("cause", (x) => x);
      add("reward", (x) => x.toFixed(4));
      add("accuracy", (x) => (100 * x).toFixed(2) + " %");
      add("macs", count);
      add("params", count);
      return said.join(", ");
    }

    function count(x) {
      return x >= 1e9 ? (x / 1e9).toFixed(2) + " G" : x >= 1e6 ? (x / 1e6).toFixed(2) + " M" : String(x);
    }

    const dialog = root.querySelector("dialog");
    function open(t) {
      const trial = trials.get(t);
      if (!trial || !dialog) return;
      select(t);
      dialog.querySelector("h4").textContent = "Trial " + t;
      const body = dialog.querySelector(".opened");
      body.replaceChildren();
      const list = make("dl", "", body);
      const fact = (name, text) => {
        const row = make("div", "", list);
        make("dt", name, row);
        make("dd", text, row);
      };
      fields.forEach((field, f) => {
        if (trial.values[f] !== null) fact(field.name, String(trial.values[f]));
      });
      if (data.messages[t]) fact("message", data.messages[t]);
      data.chosen[trial.index].forEach((choice, d) => {
        if (choice >= 0) fact(data.decisions[d].name, data.decisions[d].choices[choice]);
      });
      fact("architecture", notation(trial));
      if (data.epochs[t]) fact("validation accuracy by epoch", data.epochs[t].map((x) => (100 * x).toFixed(2) + " %").join(", "));
      dialog.showModal();
    }

    // Rows of any table that tell of a trial.
    all("tr[data-t]", root).forEach((row) => {
      const cell = row.cells[0];
      const t = Number(row.dataset.t);
      const button = make("button", cell.textContent);
      button.type = "button";
      button.title = "Open trial " + t;
      cell.replaceChildren(button);
    });
    root.addEventListener("click", (event) => {
      const row = event.target.closest("tr[data-t]");
      if (row) {
        const t = Number(row.dataset.t);
        if (event.target.closest("button")) open(t);
        else select(t);
        return;
      }
      const drawing = event.target.closest(".drawing");
      if (drawing) {
        const hit = event.target.closest("[data-t]") || nearest(drawing, event);
        if (hit) select(Number(hit.dataset.t));
      }
    });

    // A finger is wider than a mark.
    function nearest(drawing, event) {
      let best = null;
      let least = 18;
      all("svg [data-t]:not(.curve)", drawing).forEach((mark) => {
        if (mark.parentNode.classList.contains("lines")) return;
        const box = mark.getBoundingClientRect();
        const away = Math.hypot(box.x + box.width / 2 - event.clientX, box.y + box.height / 2 - event.clientY);
        if (away < least) {
          least = away;
          best = mark;
        }
      });
      return best;
    }

    // Arrows go from trial to trial within a drawing.
    all(".drawing", root).forEach((drawing) => {
      const there = [...new Set(all("[data-t]", drawing).map((mark) => Number(mark.dataset.t)))].sort((a, b) => a - b);
      if (there.length === 0) return;
      drawing.tabIndex = 0;
      let at = -1;
      drawing.addEventListener("keydown", (event) => {
        const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
        if (step) {
          at = at < 0 && step < 0 ? there.length - 1 : (at + step + there.length) % there.length;
          select(there[at]);
        } else if (event.key === "Home") select(there[at = 0]);
        else if (event.key === "End") select(there[at = there.length - 1]);
        else if (event.key === "Enter" && at >= 0) open(there[at]);
        else if (event.key === "Escape") select(null);
        else return;
        event.preventDefault();
      });
    });

    all(".ranks", root).forEach((control) => {
      const input = control.querySelector("input");
      const lines = all(".lines path", control.closest("figure")).map((path) => ({path, rank: Number(/ r(\d+)/.exec(path.getAttribute("class"))[1])}));
      control.hidden = false;
      input.addEventListener("input", () => {
        control.querySelector("output").textContent = input.value;
        lines.forEach((line) => line.path.style.display = line.rank <= Number(input.value) ? "" : "none");
      });
    });

    const table = root.querySelector(".trials table");
    if (!table) return {select, open};
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const form = root.querySelector(".filter");
    const said = form.querySelector("p");
    const heads = [...table.tHead.rows[0].cells];
    let holds = () => true;
    let order = {field: fields.findIndex((field) => field.name === "reward"), sign: -1};
    form.hidden = false;

    function shown() {
      return rows.filter((row) => holds(trials.get(Number(row.dataset.t)).values)).sort((a, b) => {
        const x = trials.get(Number(a.dataset.t)).values;
        const y = trials.get(Number(b.dataset.t)).values;
        const p = x[order.field];
        const q = y[order.field];
        if (p === null || q === null) return (p === null) - (q === null) || x[number] - y[number];
        return order.sign * compare(p, q) || x[number] - y[number];
      });
    }
    function redraw() {
      body.replaceChildren(...shown());
      heads.forEach((head) => {
        if (fields[order.field].name === head.dataset.field) head.setAttribute("aria-sort", order.sign > 0 ? "ascending" : "descending");
        else head.removeAttribute("aria-sort");
      });
    }
    function filter(text) {
      try {
        holds = text.trim() ? condition(text, fields) : () => true;
        redraw();
        said.className = "";
        said.textContent = body.rows.length + " of " + rows.length + " trials.";
      } catch (error) {
        said.className = "wrong";
        said.textContent = "The condition has " + error.message + ".";
      }
    }
    function sort(name, sign) {
      const field = fields.findIndex((each) => each.name === name);
      if (field < 0) return;
      order = {field, sign};
      redraw();
    }
    heads.forEach((head) => {
      const name = head.textContent;
      head.dataset.field = name;
      const button = make("button", name);
      button.type = "button";
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const field = fields.findIndex((each) => each.name === name);
        sort(name, order.field === field ? -order.sign : fields[field].number && name !== "number" ? -1 : 1);
      });
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      filter(form.querySelector("input").value);
    });
    const cell = (x) => {
      const text = x === null || x === undefined ? "" : String(x);
      return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
    };
    form.querySelector(".copy").addEventListener("click", async () => {
      const lines = [[...fields.map((field) => field.name), "architecture"].join(",")];
      shown().forEach((row) => {
        const trial = trials.get(Number(row.dataset.t));
        lines.push([...trial.values, notation(trial)].map(cell).join(","));
      });
      const text = lines.join("\n") + "\n";
      try {
        await navigator.clipboard.writeText(text);
      } catch (refused) {
        const area = make("textarea", text, form);
        area.select();
        document.execCommand("copy");
        area.remove();
      }
      said.textContent = "Copied " + (lines.length - 1) + " trials.";
    });
    redraw();
    return {select, open, filter, sort, field: form.querySelector("input")};
  }

  const studies = all("section.study").map((root) => {
    const data = root.querySelector('script[type="application/json"]');
    return data ? study(root, JSON.parse(data.textContent)) : null;
  }).filter((each) => each !== null);

  // The address can ask for a trial, a condition and an order: #trial=12&where=macs<20M&sort=reward:desc
  function asked() {
    if (!location.hash.includes("=") || studies.length === 0) return;
    const words = new URLSearchParams(location.hash.slice(1));
    const first = studies[0];
    if (words.has("where") && first.filter) {
      first.field.value = words.get("where");
      first.filter(words.get("where"));
    }
    if (words.has("sort") && first.sort) {
      const [name, way] = words.get("sort").split(":");
      first.sort(name, way === "desc" ? -1 : 1);
    }
    if (words.has("trial")) first.select(Number(words.get("trial")));
  }
  addEventListener("hashchange", asked);
  asked();
})();
