#include "io/explain_window.h"

#include <algorithm>

#include "engine/window.h"
#include "io/explain_compared.h"
#include "io/explain_unknown.h"
#include "io/explain_words.h"

namespace xingji {
namespace {

std::string days_text(const Window::Choice& choice, Day judged, const Say& say) {
  const Day days = choice.last_day(judged) - choice.first_day(judged) + 1;
  return std::to_string(days) + (days == 1 ? say(" day", " 天") : say(" days", " 天"));
}

std::string reason_text(const Explanation& explanation, const Window::Choice& asked, bool held,
                        const Say& say) {
  const Day before = explanation.day - 1;
  const std::string sides = compared_text(*asked.when, explanation, *explanation.yesterday, before,
                                          Sides::all, say.language());
  const std::string when = rule_text(*asked.when, explanation, say.language());
  const Balances& balances = *explanation.yesterday;
  const bool is_known =
      Formula(*asked.when, *explanation.pack)
          .value(before, balances.attributes, worth_in(*explanation.pack, balances))
          .is_known();
  return say("on ", "") + format_day(before) +
         (held        ? " "
          : !is_known ? say(" it is not known whether ", " 不知道是否")
                      : say(" it was not so that ", " 未满足：")) +
         when + (sides.empty() ? "" : say(" (", "（") + sides + say(")", "）"));
}

}  // namespace

std::string windows_text(const Explanation& explanation, const std::vector<std::size_t>& measures,
                         const std::string& indent, Language language) {
  const Say say(language);
  std::vector<std::string> told;
  std::string text;
  for (const std::size_t m : measures) {
    const Measure& measure = explanation.pack->measures[m];
    const Window& window = measure.window;
    if (window.choices.size() < 2 || !explanation.yesterday) continue;
    const std::string& name = window.id.empty() ? measure.id : window.id;
    if (std::find(told.begin(), told.end(), name) != told.end()) continue;
    told.push_back(name);
    const std::size_t chosen = explanation.balances.at(m, explanation.day).choice;
    text +=
        indent + name + say(": ", "：") + days_text(window.choices[chosen], explanation.day, say);
    for (std::size_t c = 0; c <= chosen; ++c) {
      if (!window.choices[c].when) continue;
      text += (c == 0 ? say(", because ", "，因为 ") : say("; ", "；")) +
              reason_text(explanation, window.choices[c], c == chosen, say);
    }
    text += '\n';
  }
  return text;
}

std::string window_days_text(const Explanation& explanation, std::size_t measure,
                             Language language) {
  const Say say(language);
  const Window& window = explanation.pack->measures[measure].window;
  const Window::Choice& choice =
      window.choices[explanation.balances.at(measure, explanation.day).choice];
  std::string text = format_day(choice.first_day(explanation.day)) + " … " +
                     format_day(choice.last_day(explanation.day)) + say(" (", "（") +
                     days_text(choice, explanation.day, say);
  if (window.choices.size() > 1 && !window.id.empty()) text += say(", ", "，") + window.id;
  return text + say(")", "）");
}

}  // namespace xingji
