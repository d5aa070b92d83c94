"use strict";
const nas4jPage = (() => {
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
  const bar = document.getElementById("selected");
  const make = (name, text, parent) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (parent) parent.append(element);
    return element;
  };

  const {condition, compare} = nas4jConditions;

  /**
   * The cards of one study. Cards may come later, and again: dress() makes one usable.
   * load(), where there is one, brings the card that has the trials.
   */
  function study(root, load) {
    let data = null;
    let fields = [];
    let number = -1;
    let trials = new Map();
    let selected = null;
    let wanted = {where: "", order: null};
    let table = null;
    const notation = (trial) => data.architectures[trial.index].map((word) => data.words[word]).join(" ");
    const value = (trial, name) => {
      const field = fields.findIndex((each) => each.name === name);
      return field < 0 ? null : trial.values[field];
    };

    function read(json) {
      data = json;
      fields = data.fields.map((name, i) => ({name, number: data.numbers[i] === 1}));
      data.missing.forEach(([name, numeric]) => fields.push({name, number: numeric === "1"}));
      number = fields.findIndex((field) => field.name === "number");
      trials = new Map();
      data.trials.forEach((values, i) => {
        values.forEach((value, f) => {
          if (fields[f].number && typeof value === "string") values[f] = BigInt(value);
        });
        data.missing.forEach(() => values.push(null));
        trials.set(values[number], {values, index: i});
      });
    }

    function select(t) {
      all(".on", root).forEach((element) => element.classList.remove("on"));
      bar.replaceChildren();
      bar.hidden = t === null;
      selected = t;
      if (t === null) return;
      if (!data && load) load().then(() => data && selected === t && select(t));
      mark(root);
      make("span", sentence(t), bar);
      make("button", "Open", bar).addEventListener("click", () => open(t));
      make("button", "Clear", bar).addEventListener("click", () => select(null));
    }

    function mark(within) {
      all('[data-t="' + selected + '"]', within).forEach((element) => {
        element.classList.add("on");
        if (element.ownerSVGElement) element.parentNode.append(element);
      });
    }

    function sentence(t) {
      const trial = trials.get(t);
      if (!data) return "Trial " + t;
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

    function open(t) {
      const trial = trials.get(t);
      const dialog = root.querySelector("dialog");
      if (!data && load) load().then(() => data && open(t));
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
      if (trials.size > 1) comparison(t, body);
      dialog.showModal();
    }

    // What a trial chose otherwise than another one, first than the best of the others.
    function comparison(t, body) {
      const reward = (trial) => value(trial, "reward") ?? -Infinity;
      const others = [...trials.keys()].filter((other) => other !== t);
      const best = others.reduce((a, b) => reward(trials.get(b)) > reward(trials.get(a)) ? b : a);
      const form = make("form", "", body);
      const label = make("label", "Compare with trial ", form);
      const input = make("input", "", label);
      input.type = "number";
      input.value = best;
      const button = make("button", "Compare", form);
      const said = make("p", "", body);
      said.setAttribute("role", "status");
      const table = make("table", "", body);
      function compared(other) {
        const [one, two] = [trials.get(t), trials.get(other)];
        table.replaceChildren();
        if (!two) {
          said.textContent = "Trial " + input.value + " is not among those that this page shows one by one.";
          return;
        }
        const row = (cells, kind, parent) => cells.forEach((text) => make(kind, text, parent));
        const choice = (trial, d) => data.decisions[d].choices[data.chosen[trial.index][d]] ?? "";
        const head = make("tr", "", make("thead", "", table));
        row(["decision", "trial " + t, "trial " + other], "th", head);
        all("th", head).forEach((cell) => cell.scope = "col");
        const rows = make("tbody", "", table);
        data.decisions.forEach((decision, d) => {
          if (choice(one, d) !== choice(two, d)) row([decision.name, choice(one, d), choice(two, d)], "td", make("tr", "", rows));
        });
        said.textContent = rows.rows.length + " of " + data.decisions.length + " decisions differ from those of trial " + other + ".";
        table.hidden = rows.rows.length === 0;
      }
      button.type = "submit";
      form.className = "compare";
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        compared(Number(input.value));
      });
      compared(best);
    }

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

    // Rows of any table that tell of a trial.
    function rowsOfTrials(within) {
      all("tr[data-t]", within).forEach((row) => {
        const cell = row.cells[0];
        const t = Number(row.dataset.t);
        const button = make("button", cell.textContent);
        button.type = "button";
        button.title = "Open trial " + t;
        cell.replaceChildren(button);
      });
    }

    // Arrows go from trial to trial within a drawing.
    function arrows(within) {
      all(".drawing", within).forEach((drawing) => {
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
    }

    function sliders(within) {
      all(".ranks", within).forEach((control) => {
        const input = control.querySelector("input");
        const lines = all(".lines path", control.closest("figure")).map((path) => ({path, rank: Number(/ r(\d+)/.exec(path.getAttribute("class"))[1])}));
        control.hidden = false;
        input.addEventListener("input", () => {
          control.querySelector("output").textContent = input.value;
          lines.forEach((line) => line.path.style.display = line.rank <= Number(input.value) ? "" : "none");
        });
      });
    }

    function scales(within) {
      all(".scale", within).forEach((control) => {
        const drawings = all(".drawing", control.closest("figure"));
        const input = control.querySelector("input");
        control.hidden = false;
        input.addEventListener("change", () => drawings.forEach((drawing, i) => drawing.hidden = (i === 1) !== input.checked));
      });
    }

    function dress(within) {
      rowsOfTrials(within);
      arrows(within);
      sliders(within);
      scales(within);
      const json = within.querySelector('script[type="application/json"]');
      if (json) {
        read(JSON.parse(json.textContent));
        table = tableOfTrials(within.querySelector(".trials"));
      }
      if (selected !== null) mark(within);
    }

    function tableOfTrials(part) {
      const body = part.querySelector("table").tBodies[0];
      const rows = [...body.rows];
      const form = part.querySelector(".filter");
      const said = form.querySelector("p");
      const heads = [...part.querySelector("table").tHead.rows[0].cells];
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
        wanted.where = text;
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
        wanted.order = {name, sign};
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
      form.querySelector("input").value = wanted.where;
      if (wanted.order) sort(wanted.order.name, wanted.order.sign);
      if (wanted.where) filter(wanted.where);
      redraw();
      return {filter, sort, field: form.querySelector("input")};
    }

    return {
      root,
      dress,
      select,
      filter(text) {
        wanted.where = text;
        if (table) {
          table.field.value = text;
          table.filter(text);
        }
      },
      sort(name, sign) {
        wanted.order = {name, sign};
        if (table) table.sort(name, sign);
      },
    };
  }

  const studies = all("section.study:not([data-live])").map((root) => study(root));
  studies.forEach((each) => each.dress(each.root));

  // The address can ask for a trial, a condition and an order: #trial=12&where=macs<20M&sort=reward:desc
  function asked(first) {
    if (!location.hash.includes("=")) return;
    const words = new URLSearchParams(location.hash.slice(1));
    if (words.has("where")) first.filter(words.get("where"));
    if (words.has("sort")) {
      const [name, way] = words.get("sort").split(":");
      first.sort(name, way === "desc" ? -1 : 1);
    }
    if (words.has("trial")) first.select(Number(words.get("trial")));
  }
  function follow(first) {
    addEventListener("hashchange", () => asked(first));
    asked(first);
  }
  if (studies.length > 0) follow(studies[0]);
  return {study, follow};
})();
