"use strict";
(() => {
  const said = document.getElementById("control-said");
  document.querySelectorAll("form[data-control]").forEach((form) => {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const body = new URLSearchParams(new FormData(form, event.submitter));
      body.set("study", form.dataset.control);
      try {
        const answer = await fetch("control", {method: "POST", body, credentials: "omit"});
        said.textContent = (await answer.text()).trim();
        said.className = answer.ok ? "" : "wrong";
      } catch (gone) {
        said.textContent = "The server does not answer.";
        said.className = "wrong";
      }
    });
  });
})();
