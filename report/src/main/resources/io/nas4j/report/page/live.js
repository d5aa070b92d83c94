"use strict";
(() => {
  const state = document.getElementById("state");
  const root = document.querySelector("section.study[data-live]");
  const list = document.getElementById("studies");
  const say = (text) => {
    if (state.textContent !== text) state.textContent = text;
  };

  // Where a link of the page leads: cards that arrive meanwhile must not push it away.
  let target = null;
  const aim = () => target = location.hash.includes("=") ? null : document.getElementById(location.hash.slice(1));
  addEventListener("hashchange", aim);
  ["wheel", "touchstart", "keydown", "pointerdown"].forEach((kind) => addEventListener(kind, () => target = null, {passive: true}));
  aim();

  /** A part of the page that the server makes anew; it says by a number which text the page has. */
  function part(element, address, dress) {
    let have = "";
    let fresh = false;
    let asking = null;

    async function ask() {
      const answer = await fetch(address + "&have=" + have, {credentials: "omit"});
      if (answer.status === 204) return;
      if (!answer.ok) throw Error(await answer.text());
      const text = await answer.text();
      const end = text.indexOf("-->");
      if (replace(element, text.slice(end + 3), dress)) have = text.slice(4, end);
      else fresh = false;
      if (target) target.scrollIntoView();
    }
    return {
      element,
      stale() {
        fresh = false;
      },
      /** Asks for it where it is not the newest; one request at a time. */
      renew() {
        if (fresh) return asking || Promise.resolve();
        fresh = true;
        asking = (asking || Promise.resolve()).then(ask).catch((error) => {
          fresh = false;
          say(error instanceof TypeError ? "The server does not answer." : error.message);
        });
        return asking;
      },
    };
  }

  /** Puts a new text in the place of an element's, and keeps what the reader has opened, scrolled and focused. */
  function replace(element, text, dress) {
    if (element.querySelector("dialog[open]")) return false;
    const made = document.createElement("template");
    made.innerHTML = text;
    const card = made.content.firstElementChild;
    const whole = card.id === element.id;
    const open = [...element.querySelectorAll("details")].map((each) => each.open);
    const scrolls = [...element.querySelectorAll(".scroll")].map((each) => [each.scrollLeft, each.scrollTop]);
    const ranges = [...element.querySelectorAll("input[type=range]")].map((each) => [each.value, each.max]);
    const checks = [...element.querySelectorAll("input[type=checkbox]")].map((each) => each.checked);
    const focusable = () => [...element.querySelectorAll("a, button, input, summary, [tabindex]")];
    const typed = element.querySelector("input[type=text]");
    const text0 = typed ? typed.value : null;
    if (whole) {
      element.className = card.className;
      dressed(card);
    } else dressed(made.content);

    function dressed(from) {
      const focused = focusable().indexOf(document.activeElement);
      element.replaceChildren(...from.childNodes);
      dress(element);
      element.querySelectorAll("details").forEach((each, i) => each.open = open[i] === true);
      element.querySelectorAll(".scroll").forEach((each, i) => {
        if (scrolls[i]) [each.scrollLeft, each.scrollTop] = scrolls[i];
      });
      element.querySelectorAll("input[type=range]").forEach((each, i) => {
        if (ranges[i] && ranges[i][0] !== ranges[i][1]) {
          each.value = ranges[i][0];
          each.dispatchEvent(new Event("input"));
        }
      });
      element.querySelectorAll("input[type=checkbox]").forEach((each, i) => {
        if (checks[i]) each.click();
      });
      const input = element.querySelector("input[type=text]");
      if (input && text0 !== null) input.value = text0;
      const again = focusable()[focused];
      if (again) again.focus({preventScroll: true});
    }
    return true;
  }

  const parts = new Map();
  const visible = new Set();
  if (list) {
    const all = part(list, "studies?", () => {});
    parts.set(list, all);
    visible.add(all);
  } else {
    const name = root.dataset.live;
    const study = nas4jPage.study(root, () => parts.get(root.querySelector("[data-card=trials]")).renew());
    root.querySelectorAll("[data-card]").forEach((card) => {
      const address = "card?study=" + encodeURIComponent(name) + "&card=" + card.dataset.card;
      parts.set(card, part(card, address, study.dress));
    });
    const seen = new IntersectionObserver((entries) => {
      entries.forEach((entry) => {
        const card = parts.get(entry.target);
        if (entry.isIntersecting) {
          visible.add(card);
          if (!document.hidden) card.renew();
        } else visible.delete(card);
      });
    }, {rootMargin: "200px"});
    parts.forEach((card) => seen.observe(card.element));
    nas4jPage.follow(study);
    addEventListener("beforeprint", () => parts.forEach((card) => card.renew()));
  }
  const renew = () => {
    if (!document.hidden) visible.forEach((each) => each.renew());
  };
  document.addEventListener("visibilitychange", renew);

  let mark = "";
  function changed(news) {
    const mine = root ? news[root.dataset.live] : [];
    if (mine === undefined) return;
    if (mine === null) {
      say("The study is no longer there.");
      return;
    }
    if (root) document.getElementById("progress").textContent = mine[1];
    if (root && mine[0] === mark) return;
    mark = mine[0];
    parts.forEach((each) => each.stale());
    renew();
  }

  // A browser opens few connections to one server: one page listens, and tells the others. A page that has come later asks
  // for what was told before.
  const channel = new BroadcastChannel("nas4j " + location.pathname.split("/")[1]);
  const latest = {};
  function told(data) {
    if (data.lost) {
      say("The server does not answer.");
      return;
    }
    say("");
    Object.assign(latest, data.news);
    changed(data.news);
  }
  let listens = false;
  channel.onmessage = (event) => {
    if (!event.data.hello) told(event.data);
    else if (listens) channel.postMessage({news: latest});
  };
  channel.postMessage({hello: true});
  navigator.locks.request(channel.name, () => new Promise(() => {
    listens = true;
    const tell = (data) => {
      told(data);
      channel.postMessage(data);
    };
    const source = new EventSource("events");
    source.onmessage = (event) => tell({news: JSON.parse(event.data)});
    source.onerror = () => tell({lost: true});
  }));
  renew();
})();
