// Outside analytics. The server sends this file only to who agreed; a browser with Global Privacy Control stops it here, too.
// Google: Consent Mode v2, all denied before any tag, then only what was agreed to. Clarity: consentv2, no advertising.
const tag = document.querySelector("script[data-analytics]");
const load = (src) => document.head.append(Object.assign(document.createElement("script"), { src, async: true }));

function google(id) {
  window.dataLayer = window.dataLayer || [];
  // The tag wants the arguments object itself, not an array.
  window.gtag = function () {
    window.dataLayer.push(arguments);
  };
  window.gtag("consent", "default", {
    ad_storage: "denied", ad_user_data: "denied", ad_personalization: "denied", analytics_storage: "denied",
    functionality_storage: "denied", personalization_storage: "denied", security_storage: "granted", wait_for_update: 500,
  });
  window.gtag("consent", "update", { analytics_storage: "granted" });
  window.gtag("js", new Date());
  window.gtag("config", id, { allow_google_signals: false, allow_ad_personalization_signals: false });
  load(`https://www.googletagmanager.com/gtag/js?id=${id}`);
}

function clarity(id) {
  window.clarity = function () {
    (window.clarity.q = window.clarity.q || []).push(arguments);
  };
  window.clarity("consentv2", { ad_Storage: "denied", analytics_Storage: "granted" });
  load(`https://www.clarity.ms/tag/${id}`);
}

if (!navigator.globalPrivacyControl && tag) {
  if (tag.dataset.ga4) google(tag.dataset.ga4);
  if (tag.dataset.clarity) clarity(tag.dataset.clarity);
}
