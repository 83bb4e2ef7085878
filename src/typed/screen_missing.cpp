#include "typed/screen_missing.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "base/text.h"
#include "engine/indicator.h"
#include "engine/unknown_gates.h"
#include "pack/measure_names.h"
#include "pack/quotient.h"
#include "pack/visit.h"
#include "typed/gauge.h"
#include "typed/inputs.h"
#include "typed/peer_means.h"
#include "typed/phrases.h"
#include "typed/wrapped.h"

namespace xingji::typed {
namespace {

// With the counts that samples told beside those under their own names.
Typed with_counts(Typed typed, const Pack& pack, const Trial& trial) {
  for (std::size_t m = 0; m < pack.measures.size(); ++m) {
    const auto worth = trial.worth(m);
    if (!worth) continue;
    Printed printed;
    printed.state = Printed::State::value;
    printed.value = *worth;
    typed.measures.try_emplace(m, printed);
  }
  return typed;
}

class Missing {
 public:
  Missing(const Pack& pack, const Typed& typed, const Diagnosis& diagnosis, Language language)
      : pack_(pack),
        typed_(with_counts(typed, pack, diagnosis.trial)),
        x_(diagnosis),
        language_(language) {}

  std::string text() {
    std::string missing;
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
      const IndicatorResult& result = card().indicators[i];
      const bool is_due = result.status == IndicatorStatus::no_data && !has_row(i, typed_, card());
      if (!is_due || typed_.indicators.contains(i)) continue;
      missing += (missing.empty() ? "" : say("、", ", ")) + title_of(i);
    }
    std::string gates;
    bool may_be_lower = false;
    for (const std::size_t g : unknown_gates(pack_, card())) {
      if (typed_.passed.contains(g)) continue;
      may_be_lower = may_be_lower || may_lower(pack_, card(), g);
      gates +=
          (gates.empty() ? "" : say("、", ", ")) + unknown_gate_text(pack_, typed_, g, language_);
    }
    const std::string uncompared = uncompared_text();
    without_peers();
    const std::vector<Title>& assumed = x_.trial.assumed;
    const std::string extras = unknown_extras();
    if (missing.empty() && gates.empty() && uncompared.empty() && extras.empty() &&
        assumed.empty() && card().assumptions.empty()) {
      return std::move(text_);
    }
    line("");
    if (!missing.empty()) long_line("", say("没有填：", "Not given: ") + missing);
    if (!gates.empty()) {
      long_line("", say("没有填的门槛：", "Gates that are not known: ") + gates +
                        say("，按通过算", "; taken as passed") +
                        (may_be_lower ? say("，真实结果可能更低", ", the true result may be lower")
                                      : ""));
    }
    if (!uncompared.empty()) long_line("", uncompared);
    if (!extras.empty()) {
      long_line("", say("没有填的加分和扣分：", "Bonuses and deductions that are not known: ") +
                        extras + say("，都没有算", "; none is counted"));
    }
    for (const Title& each : assumed) long_line("", title(each));
    if (!card().assumptions.empty()) {
      line(say("这次用到规则里 ", "These results rest on ") +
           std::to_string(card().assumptions.size()) +
           say(" 处没有公开来源的假定，与平台有出入属正常",
               " assumptions that no public source settles; expect differences"));
    }
    return std::move(text_);
  }

 private:
  const Card& card() const { return x_.card; }
  void line(const std::string& text) { text_ += text + '\n'; }
  void long_line(const std::string& indent, const std::string& text) {
    text_ += wrapped(indent, text);
  }
  std::string say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }
  std::string title(const Title& title) const { return pick(title, language_); }
  std::string title_of(std::size_t i) const { return title(pack_.indicators[i].title); }

  // Reasons to act that could be looked for, were the peers' mean known.
  std::string uncompared_text() const {
    std::string names;
    std::string example;
    for (const std::size_t g : uncompared_gates(pack_, card())) {
      names += (names.empty() ? "" : say("、", ", ")) + title(pack_.gates[g].title);
      for (const std::size_t i : pack_.gates[g].targets) {
        const auto known = typed_.indicators.find(i);
        if (example.empty() && known != typed_.indicators.end() && asks_peer_mean(pack_, i)) {
          example = title_of(i) + '=' + known->second.text + say(" 同行均值 …", " peer mean …");
        }
      }
    }
    if (example.empty()) return {};
    return say("不知道是否：", "Not known: ") + names +
           say("；知道同行均值就写在数值后面：",
               "; where you know the peers' mean write it behind the value: ") +
           example;
  }

  std::string unknown_extras() const {
    std::string names;
    const auto add = [&](const Title& each) {
      names += (names.empty() ? "" : say("、", ", ")) + title(each);
    };
    for (std::size_t d = 0; d < pack_.deductions.size(); ++d) {
      if (card().deductions[d].state == DeductionResult::State::unknown)
        add(pack_.deductions[d].title);
    }
    for (std::size_t b = 0; b < pack_.bonuses.size(); ++b) {
      const auto state = card().bonuses[b].state;
      const Expression& when = pack_.bonuses[b].when;
      const bool may_be = state == BonusResult::State::not_given && rests_on_untold(when);
      if (state != BonusResult::State::unknown && !may_be) continue;
      add(pack_.bonuses[b].title);
      const std::string asked = asked_by(when, x_.trial.pack.bonuses[b].when);
      if (!asked.empty()) {
        names += say("（填 ", " (type ") + share_asked_by(b) + asked + say("）", ")");
      }
    }
    return names;
  }

  // Its name takes the share as well, where it looks at one.
  std::string share_asked_by(std::size_t b) const {
    const auto gauge = gauge_of(pack_.bonuses[b], pack_);
    if (!gauge || typed_.bonuses.contains(b)) return {};
    const std::string above = title(pack_.measures[gauge->numerator].title);
    const std::string below = title(pack_.measures[gauge->denominator].title);
    if (above.empty() || below.empty()) return {};
    return language_ == Language::zh ? above + " ÷ " + below + " 的比例，或 "
                                     : "the share of " + above + " in " + below + ", or ";
  }

  bool is_untold(const Expression& part) const {
    return part.op == Op::attribute && !typed_.attributes.contains(part.column);
  }

  // A flag that nobody told is not so.
  bool rests_on_untold(const Expression& condition) const {
    bool found = false;
    visit(condition, [&](const Expression& part) { found |= is_untold(part); });
    return found;
  }

  // The one that divides the same, so that its value will do.
  std::optional<std::size_t> indicator_of(const Expression& quotient) const {
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
      const Indicator& indicator = pack_.indicators[i];
      if (indicator.branches.empty() && is_same_quotient(indicator.value, quotient)) return i;
    }
    return std::nullopt;
  }

  // What of a condition nobody gave, by the names under which it is typed: of `tried`, in which
  // what was typed stands, the numbers on which it still hangs.
  std::string asked_by(const Expression& condition, const Expression& tried) const {
    std::string names;
    std::set<std::string> told;
    const auto add = [&](const std::string& name) {
      if (name.empty() || !told.insert(name).second) return;
      names += (names.empty() ? "" : say("、", ", ")) + name;
    };
    visit(condition, [&](const Expression& part) {
      if (is_untold(part)) add(title(name_of(pack_.attributes[part.column])));
    });
    Explanation explanation;
    explanation.pack = &x_.trial.pack;
    explanation.day = card().day;
    explanation.card = card();
    explanation.balances = x_.trial.balances;
    const std::function<void(const Expression&)> look = [&](const Expression& part) {
      if (value_of(part, explanation).is_known()) return;
      if (const auto i = indicator_of(part)) return add(title_of(*i));
      const auto m = part.op == Op::measure ? find_measure(pack_, part.name) : std::nullopt;
      if (m) add(title(title_of_measure(pack_, *m)));
      std::for_each(part.arguments.begin(), part.arguments.end(), look);
    };
    look(tried);
    return names;
  }

  // What is missing where ranks give the points, where to read it, and how it is typed.
  void without_peers() {
    std::size_t first = pack_.indicators.size();
    for (std::size_t i = pack_.indicators.size(); i-- > 0;) {
      const IndicatorResult& result = card().indicators[i];
      const bool is_alone =
          result.status == IndicatorStatus::no_peers && is_ranked(pack_.indicators[i]);
      if (is_alone && typed_.indicators.contains(i)) first = i;
    }
    if (first == pack_.indicators.size()) return;
    const Indicator& indicator = pack_.indicators[first];
    line("");
    long_line("", say("这些指标看排在同行的什么位置：", "These go by the rank among peers: ") +
                      ladder_text(indicator, x_.trial, card().day, language_));
    const std::string& seen_at = title(indicator.seen_at);
    long_line("", (seen_at.empty() ? say("平台页面上", "The platform's page")
                                   : say("在 ", "") + seen_at + say(" 上", "")) +
                      say("看“超过同行 …%”，写在数值后面：",
                          " says how many it beats; write that behind the value:"));
    // On a line of its own, so that it can be copied whole.
    line("    " + title_of(first) + '=' + typed_.indicators.at(first).text +
         say(" 超过75%", " beats 75%"));
  }

  const Pack& pack_;
  Typed typed_;
  const Diagnosis& x_;
  Language language_;
  std::string text_;
};

}  // namespace

bool has_row(std::size_t indicator, const Typed& typed, const Card& card) {
  const IndicatorResult& result = card.indicators[indicator];
  return typed.indicators.contains(indicator) || result.value_rounded || result.points;
}

std::string missing_text(const Pack& pack, const Typed& typed, const Diagnosis& diagnosis,
                         Language language) {
  return Missing(pack, typed, diagnosis, language).text();
}

}  // namespace xingji::typed
