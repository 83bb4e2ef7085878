#include "typed/variants.h"

#include <algorithm>
#include <thread>

#include "base/plural.h"
#include "engine/covered.h"

namespace xingji::typed {
namespace {

Pack with_window_moved(Pack pack, int days) {
  for (Measure& measure : pack.measures) {
    for (Window::Choice& choice : measure.window.choices) {
      choice.from += days;
      choice.to += days;
    }
  }
  return pack;
}

// Months end where the calendar says, and no window ends after the day judged.
bool may_move_windows(const Pack& pack, int days) {
  return std::all_of(pack.measures.begin(), pack.measures.end(), [&](const Measure& measure) {
    const auto& choices = measure.window.choices;
    return std::all_of(choices.begin(), choices.end(), [&](const Window::Choice& choice) {
      return choice.month_ending == 0 && choice.to + days <= 0;
    });
  });
}

// The pack without one of its exemptions in any measure.
Pack without_exemption(Pack pack, std::size_t exemption) {
  for (Measure& measure : pack.measures) {
    std::erase(measure.exemptions, exemption);
    std::erase(measure.extensions, exemption);
  }
  return pack;
}

// The pack with the exemption in every measure of its table; empty when none is without it.
std::optional<Pack> with_exemption(Pack pack, std::size_t exemption) {
  const Exemption& added = pack.exemptions[exemption];
  if (added.effect == Exemption::Effect::extend) return std::nullopt;
  bool is_new = false;
  for (Measure& measure : pack.measures) {
    auto& own = measure.exemptions;
    const bool has = std::find(own.begin(), own.end(), exemption) != own.end();
    if (measure.table != added.table || has) continue;
    own.push_back(exemption);
    is_new = true;
  }
  if (!is_new) return std::nullopt;
  return pack;
}

Pack without_gate(Pack pack, std::size_t gate) {
  pack.gates[gate].levels.clear();
  return pack;
}

// The pack whose gate holds where it did not, also where our facts do not tell.
Pack with_gate(Pack pack, std::size_t gate, std::size_t level) {
  Gate& own = pack.gates[gate];
  own.levels = {own.levels[level]};
  Expression always;
  always.literal = 1;
  own.levels.front().condition = always;
  own.levels.front().is_pass = false;
  return pack;
}

// "title" or "title, level".
std::string name_of(const Gate& gate, const Gate::Level& level, Language language) {
  std::string name = pick(gate.title, language);
  if (name.empty()) name = gate.id;
  if (const std::string more = pick(level.title, language); !more.empty()) name += ", " + more;
  return name;
}

Variant variant(Pack pack, const FactSet& facts, Cause cause) {
  return {std::make_unique<Judge>(std::move(pack), facts), 0, false, std::move(cause)};
}

void add_lags(const Pack& pack, const FactSet& facts, std::vector<Variant>& variants) {
  for (int lag = 1; lag <= most_lag; ++lag) {
    for (const int days : {-lag, lag}) {
      variants.push_back(
          {nullptr, days, false, {Reason::window_lag, signed_days(days), days_title(days)}});
    }
  }
  for (int lag = 1; lag <= most_lag; ++lag) {
    for (const int days : {-lag, lag}) {
      if (!may_move_windows(pack, days)) continue;
      variants.push_back(
          variant(with_window_moved(pack, days), facts,
                  {Reason::window_lag, "window " + signed_days(days), window_title(days)}));
    }
  }
}

void add_exemptions(const Pack& pack, const FactSet& facts, std::vector<Variant>& variants) {
  for (std::size_t e = 0; e < pack.exemptions.size(); ++e) {
    const std::string& id = pack.exemptions[e].id;
    variants.push_back(variant(
        without_exemption(pack, e), facts,
        {Reason::exemption,
         "without " + id,
         {"不按报备「" + id + "」剔除或延期就一致：平台可能没有认可这些报备",
          "agrees without '" + id + "': the platform may not have accepted these filings"}}));
    auto with = with_exemption(pack, e);
    if (!with) continue;
    variants.push_back(
        variant(std::move(*with), facts,
                {Reason::exemption,
                 "with " + id,
                 {"按报备「" + id + "」剔除就一致：这项指标的规则里没有列出它",
                  "agrees with '" + id +
                      "' taken out here too: the rule of this number does not list it"}}));
  }
  if (pack.exemptions.empty()) return;
  variants.push_back({nullptr,
                      0,
                      true,
                      {Reason::exemption,
                       "undecided filings",
                       {"未批复或被驳回的报备也算通过就一致：批复结果可能还没进到数据里",
                        "agrees when filings that nobody approved count: the decision may be "
                        "missing in the data"}}});
}

}  // namespace

Title days_title(int days) {
  const std::string n = std::to_string(days < 0 ? -days : days);
  if (days < 0) {
    return {
        "和我们早 " + n + " 天算的一样：平台的数晚更新 " + n + " 天",
        "equals our figure of " + counted(n, "day") + " earlier: the platform is that far behind"};
  }
  return {
      "和我们晚 " + n + " 天算的一样：读数的日期可能记早了 " + n + " 天",
      "equals our figure of " + counted(n, "day") + " later: the reading may be dated too early"};
}

Title window_title(int days) {
  const std::string n = std::to_string(days < 0 ? -days : days);
  return {"统计周期往" + std::string(days < 0 ? "前" : "后") + "移 " + n + " 天就一致",
          "agrees when the window lies " + counted(n, "day") + (days < 0 ? " earlier" : " later")};
}

std::string signed_days(int days) { return (days > 0 ? "+" : "") + std::to_string(days); }

Judge::Judge(Pack pack, const FactSet& facts)
    : pack_(std::move(pack)), facts_(&facts), rules_(pack_), plan_(make_plan(pack_, facts)) {}

const PeerTables* Judge::peers_on(Day day) {
  if (!pack_.peers) return nullptr;
  auto at = peers_.find(day);
  if (at == peers_.end()) {
    const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
    at = peers_.emplace(day, peers_of(pack_, *facts_, day, day, threads)).first;
  }
  return &at->second;
}

Card Judge::card(const AccountRows& account, Day day) {
  const Balances balances = fold(plan_, account, day - rules_.days_back, day);
  Card card = evaluate(rules_, balances, day, true, peers_on(day));
  note_covered(rules_, plan_, account, balances, card);
  return card;
}

Pack without_readings(Pack pack) {
  std::erase(pack.belief, Belief::readings);
  return pack;
}

Pack with_total(Pack pack, const Ratio& total) {
  Number number;
  number.entries.push_back({std::nullopt, false, to_micro(total).value_or(0), {}});
  pack.total.least = pack.total.most = std::move(number);
  return pack;
}

Pack with_readings_first(Pack pack) {
  std::erase(pack.belief, Belief::readings);
  pack.belief.insert(pack.belief.begin(), Belief::readings);
  return pack;
}

std::vector<Variant> gate_variants_of(const Pack& pack, const FactSet& facts) {
  std::vector<Variant> variants;
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    const Gate& gate = pack.gates[g];
    const Title title = gate.title.empty() ? Title{gate.id, gate.id} : gate.title;
    variants.push_back(
        variant(without_gate(pack, g), facts,
                {Reason::gate,
                 "without " + gate.id,
                 {"不受「" + title.zh + "」限制就一致：平台当时没有触发它",
                  "agrees without the gate '" + title.en + "': the platform did not apply it"}}));
    for (std::size_t l = 0; l < gate.levels.size(); ++l) {
      const Gate::Level& level = gate.levels[l];
      const std::string id = level.id.empty() ? gate.id : gate.id + '.' + level.id;
      variants.push_back(
          variant(with_gate(pack, g, l), facts,
                  {Reason::gate,
                   "with " + id,
                   {"受「" + name_of(gate, level, Language::zh) +
                        "」限制就一致：平台触发了它，而我们的数没有",
                    "agrees with the gate '" + name_of(gate, level, Language::en) +
                        "': the platform applied it, and our numbers do not call for it"}}));
    }
  }
  return variants;
}

std::vector<Variant> variants_of(const Pack& pack, const FactSet& facts) {
  std::vector<Variant> variants;
  add_lags(pack, facts, variants);
  add_exemptions(pack, facts, variants);
  return variants;
}

Shard with_all_filings(const FactSet& facts, const Shard& shard) {
  Shard copy = shard;
  const std::uint32_t approved = facts.symbols.find("approved");
  TableData& filings = copy.table(Table::exemptions);
  if (approved == Symbols::unknown || filings.rows == 0) return copy;
  auto& status = filings.columns[column_index(Table::exemptions, "status")].words;
  auto& decided = filings.columns[column_index(Table::exemptions, "decided_at")].words;
  for (std::size_t row = 0; row < status.size(); ++row) {
    if (status[row] == approved) continue;
    status[row] = approved;
    if (!decided.empty()) decided[row] = 1;  // since ever
  }
  return copy;
}

}  // namespace xingji::typed
