// Outside analytics. The server sends this file only to who agreed; a browser with Global Privacy Control stops it here, too.
// Google: Consent Mode v2, all denied before any tag, then only what was agreed to. Clarity: consentv2, no advertising.
// On a page of the application (data-route) the address and the title that leave are the page's pattern, without an id; one view is
// counted, and then the tag is switched off, so that nothing that it notices by itself (links, forms, downloads) goes along.
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
  const quiet = { allow_google_signals: false, allow_ad_personalization_signals: false };
  const route = tag.dataset.route;
  if (route) {
    const page = { page_location: location.origin + route, page_title: document.title, page_referrer: "" };
    const off = () => {
      window[`ga-disable-${id}`] = true;
    };
    window.gtag("config", id, { ...quiet, ...page, send_page_view: false });
    window.gtag("event", "page_view", { ...page, send_to: id, event_callback: off, event_timeout: 2000 });
  } else {
    window.gtag("config", id, quiet);
  }
  load(`https://www.googletagmanager.com/gtag/js?id=${id}`);
}

function clarity(id) {
  window.clarity = function () {
    (window.clarity.q = window.clarity.q || []).push(arguments);
  };
  window.clarity("consentv2", { ad_Storage: "denied", analytics_Storage: "granted" });
  load(`https://www.clarity.ms/tag/${id}`);
}

// A page that was opened from another one with its address (an older tab, another site) is not counted: tools read it themselves.
const told = tag && tag.dataset.route && (document.referrer || location.search || location.hash);

if (!navigator.globalPrivacyControl && tag && !told) {
  if (tag.dataset.ga4) google(tag.dataset.ga4);
  if (tag.dataset.clarity) clarity(tag.dataset.clarity);
}
