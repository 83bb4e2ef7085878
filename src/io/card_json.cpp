#include "io/card_json.h"

#include "engine/undecided.h"
#include "io/json_object.h"
#include "io/official.h"

namespace xingji {
namespace {

std::optional<Micro> less(const std::optional<Micro>& ours, const std::optional<Micro>& theirs) {
  if (!ours || !theirs) return std::nullopt;
  return *ours - *theirs;
}

// What the platform showed, and ours less theirs when it is of the same day.
void add_official(const Card& card, const std::optional<Official>& official, Object& object) {
  if (!official) {
    object.add("official", "null").add("difference", "null");
    return;
  }
  Object shown;
  shown.add("total", spelled(official->total)).add("stars", spelled(official->stars));
  object.add("official", shown.add("day", json_text(format_day(official->day))).text());
  if (official->day != card.day) {
    object.add("difference", "null");
    return;
  }
  Object difference;
  difference.add("total", spelled(less(card.total, official->total)));
  object.add("difference",
             difference.add("stars", spelled(less(card.stars, official->stars))).text());
}

std::string day_json(const std::optional<Day>& day) {
  return day ? json_text(format_day(*day)) : "null";
}

// Of a pack that judges by periods the days of this one; of one that says so, who sees it since
// when.
void add_times(const Card& card, const Pack& pack, Object& object) {
  if (pack.period) {
    Object period;
    period.add("from", day_json(first_of_period(card.day, pack.period->ends_on)));
    period.add("to", day_json(last_of_period(card.day, pack.period->ends_on)));
    object.add("period", period.text());
  }
  if (!is_published(pack)) return;
  Object shown;
  for (const Audience audience : audiences) {
    shown.add(to_text(audience), day_json(first_shown(pack, audience, card.day)));
  }
  object.add("first_shown", shown.text());
}

std::string gates_json(const Card& card, const Pack& pack) {
  Object gates;
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    const GateResult& result = card.gates[g];
    const std::string level = result.level ? pack.gates[g].levels[*result.level].id : "";
    Object gate;
    gate.add("state", json_text(gate_state_text(result.state)));
    gate.add("level", level.empty() ? "null" : json_text(level));
    gates.add(pack.gates[g].id, gate.text());
  }
  return gates.text();
}

std::string bonuses_json(const Card& card, const Pack& pack) {
  Object bonuses;
  for (std::size_t b = 0; b < pack.bonuses.size(); ++b) {
    Object bonus;
    bonus.add("state", json_text(xingji::to_text(card.bonuses[b].state)));
    bonuses.add(pack.bonuses[b].id, bonus.text());
  }
  return bonuses.text();
}

std::string deductions_json(const Card& card, const Pack& pack) {
  Object deductions;
  for (std::size_t d = 0; d < pack.deductions.size(); ++d) {
    const DeductionResult& result = card.deductions[d];
    Object deduction;
    deduction.add("state", json_text(xingji::to_text(result.state)));
    deduction.add("cases", spelled(result.cases)).add("points", spelled(result.points));
    deductions.add(pack.deductions[d].id, deduction.text());
  }
  return deductions.text();
}

std::string displays_json(const Card& card, const Pack& pack) {
  Object displays;
  for (std::size_t d = 0; d < pack.displays.size(); ++d) {
    displays.add(pack.displays[d].id, spelled(card.displays[d]));
  }
  return displays.text();
}

std::string among_json(const Among& among) {
  using From = Among::From;
  Object object;
  object.add("group", json_text(among.group));
  object.add("beaten", among.beaten ? spelled(to_micro(*among.beaten)) : "null");
  const bool is_counted = among.from == From::peers && among.beaten;
  object.add("worse", is_counted ? std::to_string(among.worse) : "null");
  object.add("equal", is_counted ? std::to_string(among.equal) : "null");
  object.add("others", is_counted ? std::to_string(among.others) : "null");
  return object.add("from", json_text(to_text(among.from))).text();
}

}  // namespace

std::string indicator_json(const IndicatorResult* result) {
  Object object;
  if (result == nullptr) {
    for (const char* key : {"numerator", "denominator", "value", "points"}) object.add(key, "null");
    object.add("status", json_text("not_in_force"));
    for (const char* key : {"basis", "covered_days", "window_days"}) object.add(key, "null");
    return object.text();
  }
  object.add("numerator", spelled(result->numerator));
  object.add("denominator", spelled(result->denominator));
  object.add("value", spelled(result->value_rounded));
  object.add("points", spelled(result->points));
  object.add("status", json_text(to_text(result->status)));
  object.add("basis", json_text(to_text(result->basis)));
  if (result->among) object.add("peers", among_json(*result->among));
  if (result->undecided)
    object.add("undecided", json_text(xingji::to_text(result->undecided->rule)));
  const auto& days = result->days;
  object.add("covered_days", days ? std::to_string(days->covered) : "null");
  return object.add("window_days", days ? std::to_string(days->window) : "null").text();
}

std::string gate_state_text(GateResult::State state) {
  switch (state) {
    case GateResult::State::passed:
      return "passed";
    case GateResult::State::failed:
      return "failed";
    case GateResult::State::unknown_passed:
      return "unknown_passed";
    case GateResult::State::not_in_force:
      return "not_in_force";
  }
  return "";
}

std::string card_json(const std::string& subject, const Card& card, const Pack& pack,
                      const FactSet* facts, const std::string& dimensions,
                      const std::string& indicators, const std::optional<Day>& shown_on) {
  Object object;
  object.add("subject", json_text(subject));
  if (shown_on) object.add("shown_on", day_json(shown_on));
  object.add("day", day_json(card.day));
  object.add("pack", json_text(pack.id)).add("status", json_text(xingji::to_text(card.status)));
  add_times(card, pack, object);
  object.add("total", spelled(card.total)).add("stars", spelled(card.stars));
  object.add("dimension", dimensions).add("indicator", indicators);
  object.add("gates", gates_json(card, pack)).add("bonuses", bonuses_json(card, pack));
  object.add("deductions", deductions_json(card, pack));
  object.add("stage", card.stage ? json_text(pack.stages[*card.stage].id) : "null");
  if (card.undecided) object.add("undecided", json_text(xingji::to_text(card.undecided->rule)));
  object.add("display", displays_json(card, pack));
  if (!card.held_back.empty()) {
    Object held;
    for (const auto& [d, own] : card.held_back) held.add(pack.displays[d].id, spelled(own));
    object.add("held_back", held.text());
  }
  add_official(card, facts == nullptr ? std::nullopt : official_of(*facts, subject, pack, card.day),
               object);
  object.add("assumptions", listed(card.assumptions)).add("reasons", listed(card.reasons));
  return object.text();
}

}  // namespace xingji
