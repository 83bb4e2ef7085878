// The parts of a pack and what a card shows of each: the two halves stand side by side, because
// both must call a part by the same name.
#include "cases/parts.h"

#include <algorithm>

#include "cases/decisions.h"
#include "cases/row_lines.h"
#include "engine/indicator.h"
#include "engine/number.h"
#include "engine/window.h"
#include "io/explain_text.h"
#include "pack/score_range.h"
#include "pack/visit.h"

namespace xingji::cases {
namespace {

std::string key_of(const Pack& pack, const std::string& name) {
  return (pack.since ? format_day(*pack.since) : "") + ' ' + name;
}

std::string path_of(const Indicator& indicator, const Indicator& way) {
  const std::string path = "indicators." + indicator.id;
  return way.when ? path + " (if " + to_text(*way.when) + ')' : path;
}

std::string corner_name(const std::string& path, std::size_t corner) {
  return path + ".points.line, exactly on corner " + std::to_string(corner + 1);
}

std::string choice_name(const Measure& measure, std::size_t choice) {
  const std::string name = measure.window.id.empty() ? measure.id : measure.window.id;
  return "windows." + name + ", choice " + std::to_string(choice + 1);
}

// Both sides of a share look at the same rows; a set's rows are the same whoever counts them.
std::string filter_name(const Measure& measure, const Measure::Filter& filter) {
  const bool is_set = filter.said_as.starts_with("sets.");
  const std::string who = is_set ? filter.said_as : whose(measure) + '.' + filter.said_as;
  return who + ", a row that it leaves out";
}

bool is_value(const std::optional<Micro>& score, const std::optional<std::int64_t>& bound) {
  return score && bound && *score == *bound;
}

bool lists(const Measure& rows, std::size_t exemption) {
  const auto has = [&](const std::vector<std::size_t>& list) {
    return std::find(list.begin(), list.end(), exemption) != list.end();
  };
  return has(rows.exemptions) || has(rows.extensions);
}

// An exemption that only sets list whose orders are asked for shows in no measure's rows: whether a
// case tries it is told by leaving it out.
bool shows_in_rows(const Pack& pack, std::size_t exemption) {
  const auto is_listed = [&](const Measure& measure) { return lists(measure, exemption); };
  const auto is_asked = [&](const Selection& set) { return lists(set.rows, exemption); };
  return std::any_of(pack.measures.begin(), pack.measures.end(), is_listed) ||
         std::none_of(pack.selections.begin(), pack.selections.end(), is_asked);
}

// Whether a score can come to one of the clip's ends: `end` is the least or the most that it would
// be without a clip.
bool comes_to(const std::optional<Number>& clip, const std::optional<Ratio>& end, bool is_least) {
  if (!clip || !end) return clip.has_value();
  return std::any_of(clip->entries.begin(), clip->entries.end(), [&](const Number::Entry& entry) {
    const int order = compare(*end, Ratio::of_micro(entry.value));
    return entry.expression || (is_least ? order <= 0 : order >= 0);
  });
}

Pack without_clips(Pack pack) {
  pack.total.least.reset();
  pack.total.most.reset();
  for (Dimension& dimension : pack.dimensions) {
    dimension.least.reset();
    dimension.most.reset();
  }
  return pack;
}

}  // namespace

Parts::Parts(const Family& family) {
  for (const Pack& pack : family.versions) {
    add_tables(pack);
    for (const Measure& measure : pack.measures) add_measure(pack, measure);
    for (std::size_t e = 0; e < pack.exemptions.size(); ++e) {
      const Exemption& exemption = pack.exemptions[e];
      if (!shows_in_rows(pack, e)) continue;
      add(pack, exemption.said.place, "exemptions." + exemption.id + ", a row that it holds for");
    }
    for (const Selection& selection : pack.selections) {
      if (selection.keep) {
        add(pack, selection.place, selection.id + ".keep, a row beyond what it keeps");
      }
    }
    for (const Indicator& indicator : pack.indicators) {
      add_indicator(pack, indicator, path_of(indicator, indicator));
      for (const Indicator& branch : indicator.branches) {
        add_indicator(pack, branch, path_of(indicator, branch));
      }
    }
    add_score(pack);
  }
}

void Parts::add(const Pack& pack, const Place& place, const std::string& name) {
  if (positions_.emplace(key_of(pack, name), parts_.size()).second) {
    parts_.push_back({place, name, false});
  }
}

void Parts::mark(const Pack& pack, const std::string& name, bool is_tried) {
  const auto position = positions_.find(key_of(pack, name));
  const bool is_seen = rests_ == nullptr || rests_->on(name);
  if (position != positions_.end() && is_seen) parts_[position->second].is_tried |= is_tried;
}

void Parts::note(const Rules& rules, const Balances& balances, const Card& card,
                 const Rests& rests) {
  rests_ = &rests;
  for (std::size_t i = 0; i < card.indicators.size(); ++i) {
    const IndicatorResult& result = card.indicators[i];
    const Indicator& indicator = rules.pack->indicators[i];
    const Indicator& way = as_judged(indicator, result.branch);
    note_indicator(rules, i, result);
    note_points(rules, balances, way, path_of(indicator, way), result, card.day);
  }
  note_score(rules, balances, card);
  note_times(*rules.pack, card.day);
  note_look_ups(*rules.pack, balances, card.day);
  rests_ = nullptr;
}

Problems Parts::gaps() const {
  Problems problems;
  for (const Part& part : parts_) {
    if (!part.is_tried)
      problems.push_back({part.place, "no case tries " + part.name, "add a case"});
  }
  return problems;
}

void Parts::add_indicator(const Pack& pack, const Indicator& indicator, const std::string& path) {
  const Place& place = indicator.place;
  add(pack, place, path + " without data");
  if (indicator.least) add(pack, place, path + " with too few");
  if (indicator.prior) add(pack, place, path + ".prior alone");
  if (indicator.when) add(pack, indicator.when->place, path + ", this branch");
  const Points& points = indicator.points;
  if (points.form == Points::Form::line) {
    for (std::size_t c = 0; c < points.line.size(); ++c) add(pack, place, corner_name(path, c));
  } else if (points.form == Points::Form::per) {
    add(pack, place, path + ".points, exactly on the target");
    add(pack, place, path + ".points, short of the target");
    if (points.least) add(pack, place, path + ".points, down to 'least'");
  } else if (points.form == Points::Form::value) {
    add(pack, place, path + ".points, a value");
  }
}

void Parts::note_indicator(const Rules& rules, std::size_t i, const IndicatorResult& result) {
  const Pack& pack = *rules.pack;
  const Indicator& way = as_judged(pack.indicators[i], result.branch);
  const std::string path = path_of(pack.indicators[i], way);
  mark(pack, path + " without data",
       result.status == IndicatorStatus::no_data && result.lacks == nullptr);
  mark(pack, path + " with too few", result.status == IndicatorStatus::too_few);
  mark(pack, path + ".prior alone", result.status == IndicatorStatus::imputed);
  mark(pack, path + ", this branch", result.status != IndicatorStatus::not_in_force);
}

void Parts::note_points(const Rules& rules, const Balances& balances, const Indicator& indicator,
                        const std::string& path, const IndicatorResult& result, Day day) {
  const Points& points = indicator.points;
  if (!result.value || !result.raw_points || result.by_missing_rule) return;
  const Pack& pack = *rules.pack;
  const auto order_of = [&](const Number& bound) -> std::optional<int> {
    const auto amount = amount_on(bound, pack, balances.attributes, day);
    if (!amount) return std::nullopt;
    return compare(*result.value, to_ratio(bound.type, *amount));
  };
  for (std::size_t c = 0; points.form == Points::Form::line && c < points.line.size(); ++c) {
    mark(pack, corner_name(path, c), order_of(points.line[c].value) == 0);
  }
  if (points.form == Points::Form::per) {
    const auto order = order_of(points.target);
    const bool is_short = indicator.better == Indicator::Better::higher ? order < 0 : order > 0;
    mark(pack, path + ".points, exactly on the target", order == 0);
    mark(pack, path + ".points, short of the target", order && is_short);
    const auto least =
        points.least ? amount_on(*points.least, pack, balances.attributes, day) : std::nullopt;
    mark(pack, path + ".points, down to 'least'", is_value(result.raw_points, least));
  }
  mark(pack, path + ".points, a value");
}

void Parts::add_score(const Pack& pack) {
  for (const Gate& gate : pack.gates) {
    add(pack, gate.place, "gates." + gate.id + ", passed");
    add(pack, gate.place, "gates." + gate.id + " with 'unknown'");
  }
  for (const Bonus& bonus : pack.bonuses) {
    add(pack, bonus.place, "bonuses." + bonus.id + ", not given");
  }
  for (const Deduction& deduction : pack.deductions) {
    add(pack, deduction.place, "deductions." + deduction.id + ", nothing to take");
  }
  const Pack free = without_clips(pack);
  const auto add_clip = [&](const std::string& score, const std::string& path, const Place& place,
                            const auto& clipped) {
    const Range range = range_of_score(free, score);
    const std::string name = path + ".clip, ";
    if (comes_to(clipped.least, range.least, true)) add(pack, place, name + "down to 'least'");
    if (comes_to(clipped.most, range.most, false)) add(pack, place, name + "up to 'most'");
  };
  for (const Dimension& dimension : pack.dimensions) {
    add_clip("dimension." + dimension.id, "dimensions." + dimension.id, dimension.said.place,
             dimension);
  }
  add_clip("total", "total", pack.total.said.place, pack.total);
  if (pack.total.needs) add(pack, pack.total.needs->place, "total.needs, not met");
  for (const Band& band : pack.bands) add(pack, band.said.place, "stars." + band.id);
  for (const Display& display : pack.displays) {
    add(pack, display.place, "display." + display.id + ", shown");
    if (!display.hidden_in.empty()) add(pack, display.place, "display." + display.id + ", hidden");
    if (display.held_at) add(pack, display.place, "display." + display.id + ", held");
  }
  if (pack.period) add(pack, pack.period->said.place, "judge, inside a period");
  if (!pack.publish) return;
  for (const Audience audience : audiences) {
    if (!is_shown_to(pack, audience)) continue;
    const std::string path = "publish." + std::string(to_text(audience));
    add(pack, pack.publish->said.place, path + ", shown");
    const auto& rhythm = pack.publish->rhythm[static_cast<std::size_t>(audience)];
    if (rhythm->kind != Rhythm::Kind::daily) {
      add(pack, pack.publish->said.place, path + ", not shown");
    }
  }
}

void Parts::note_times(const Pack& pack, Day day) {
  mark(pack, "judge, inside a period", !is_final(pack, day));
  if (!pack.publish) return;
  for (const Audience audience : audiences) {
    const bool is_shown = first_shown(pack, audience, day).has_value();
    mark(pack,
         "publish." + std::string(to_text(audience)) + (is_shown ? ", shown" : ", not shown"));
  }
}

void Parts::note_score(const Rules& rules, const Balances& balances, const Card& card) {
  const Pack& pack = *rules.pack;
  const auto on_day = [&](const std::optional<Number>& number) -> std::optional<std::int64_t> {
    return number ? amount_on(*number, pack, balances.attributes, card.day) : std::nullopt;
  };
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    const std::string path = "gates." + pack.gates[g].id;
    const GateResult::State state = card.gates[g].state;
    mark(pack, path + ", passed", state == GateResult::State::passed);
    const auto& levels = rules.gates[g];
    const bool is_unknown = std::any_of(levels.begin(), levels.end(), [&](const Formula& formula) {
      return !formula.value(card.day, balances.attributes, worth_in(pack, balances)).is_known();
    });
    mark(pack, path + " with 'unknown'", is_unknown && state != GateResult::State::not_in_force);
  }
  for (std::size_t b = 0; b < pack.bonuses.size(); ++b) {
    mark(pack, "bonuses." + pack.bonuses[b].id + ", not given",
         card.bonuses[b].state == BonusResult::State::not_given);
  }
  for (std::size_t d = 0; d < pack.deductions.size(); ++d) {
    mark(pack, "deductions." + pack.deductions[d].id + ", nothing to take",
         card.deductions[d].state == DeductionResult::State::none);
  }
  for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
    const std::string path = "dimensions." + pack.dimensions[d].id;
    const auto& score = card.dimensions[d].score;
    mark(pack, path + ".clip, down to 'least'", is_value(score, on_day(pack.dimensions[d].least)));
    mark(pack, path + ".clip, up to 'most'", is_value(score, on_day(pack.dimensions[d].most)));
  }
  mark(pack, "total.clip, down to 'least'", is_value(card.total, on_day(pack.total.least)));
  mark(pack, "total.clip, up to 'most'", is_value(card.total, on_day(pack.total.most)));
  mark(pack, "total.needs, not met", pack.total.needs && card.status == CardStatus::no_score);
  if (card.band) mark(pack, "stars." + pack.bands[*card.band].id);
  for (std::size_t d = 0; d < pack.displays.size(); ++d) {
    const auto& hidden = pack.displays[d].hidden_in;
    const bool is_hidden =
        card.stage && std::find(hidden.begin(), hidden.end(), *card.stage) != hidden.end();
    mark(pack, "display." + pack.displays[d].id + ", shown", card.displays[d].has_value());
    mark(pack, "display." + pack.displays[d].id + ", hidden", is_hidden);
    mark(pack, "display." + pack.displays[d].id + ", held", card.held_back.contains(d));
  }
}

// What a measure's rows go through: only cases with facts can try that.
void Parts::add_measure(const Pack& pack, const Measure& measure) {
  const std::string path = "measures." + measure.id;
  add(pack, measure.place, path + ", a row that counts");
  for (const Measure::Filter& filter : measure.filters) {
    // A mean counts only rows that have a value; in many none can be without.
    if (filter.said_as == "value") continue;
    add(pack, filter.condition.place, filter_name(measure, filter));
  }
  if (measure.window.choices.size() == 1) return;
  for (std::size_t c = 0; c < measure.window.choices.size(); ++c) {
    add(pack, measure.window.choices[c].said.place, choice_name(measure, c));
  }
}

void Parts::note_rows(const Pack& pack, const Balances& balances,
                      const std::vector<Witness>& witnesses) {
  for (std::size_t m = 0; m < pack.measures.size(); ++m) {
    const Measure& measure = pack.measures[m];
    const Witness& seen = witnesses[m];
    const std::string path = "measures." + measure.id;
    mark(pack, path + ", a row that counts", !seen.counted.empty());
    for (std::size_t f = 0; f < measure.filters.size(); ++f) {
      mark(pack, filter_name(measure, measure.filters[f]),
           f < seen.filters.size() && seen.filters[f].untrue > 0);
    }
    for (const std::size_t e : measure.exemptions) {
      mark(pack, "exemptions." + pack.exemptions[e].id + ", a row that it holds for",
           !seen.exempted.empty());
    }
    for (const std::size_t e : measure.extensions) {
      mark(pack, "exemptions." + pack.exemptions[e].id + ", a row that it holds for",
           !seen.extended.empty());
    }
    for (const std::size_t s : measure.selections) {
      mark(pack, pack.selections[s].id + ".keep, a row beyond what it keeps",
           seen.not_selected > 0);
    }
    mark(pack, choice_name(measure, balances.measures[m].back().choice), !seen.counted.empty());
  }
}

// Whose `else` is taken can be told only of what is asked about the subject.
void Parts::add_tables(const Pack& pack) {
  std::set<std::string> asked_by_day;
  visit_day_expressions(pack, [&](const Expression& expression) {
    if (expression.op == Op::look_up) asked_by_day.insert(expression.name);
  });
  for (const KeyTable& table : pack.tables) {
    if (is_only_decided_by(pack, table)) continue;  // every row of it has a case of its own
    add(pack, table.place, "tables." + table.id + ", a row that is found");
    if (!table.otherwise || !asked_by_day.contains(table.id)) continue;
    add(pack, table.place, "tables." + table.id + ", 'else'");
  }
}

void Parts::note_look_ups(const Pack& pack, const Balances& balances, Day day) {
  const Visit note = [&](const Expression& expression) {
    if (expression.op != Op::look_up && expression.op != Op::is_listed) return;
    const KeyTable& table = *find_key_table(pack, expression.name);
    Number::Entry entry;
    entry.expression = expression;
    if (expression.op == Op::is_listed) {
      const auto listed = amount_of(entry, Type::number, pack, balances.attributes, day);
      mark(pack, "tables." + table.id + ", a row that is found", listed && *listed != 0);
      return;
    }
    visit_rows(entry, pack, balances.attributes, day, [&](const Provenance& said) {
      const bool is_else = table.otherwise && table.otherwise->said.path == said.path;
      mark(pack, "tables." + table.id + (is_else ? ", 'else'" : ", a row that is found"));
    });
  };
  visit_day_expressions(pack, note);
  // Keys that are numbers of the pay are not known here.
  visit_pay_expressions(pack, [&](const Expression& expression) {
    bool asks_names = false;
    visit(expression, [&](const Expression& part) { asks_names |= part.op == Op::measure; });
    if (!asks_names) note(expression);
  });
}

void Parts::note_tables(const Pack& pack, const std::set<std::string>& found) {
  for (const std::string& table : found) mark(pack, "tables." + table + ", a row that is found");
}

}  // namespace xingji::cases
