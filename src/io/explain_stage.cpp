#include "io/explain_stage.h"

#include <algorithm>

#include "engine/number.h"
#include "io/explain_words.h"

namespace xingji {
namespace {

constexpr std::size_t many = 3;  // alternatives, from which on each has a line of its own

using Parts = std::vector<const Expression*>;

// "a and (b and c)" in its parts.
void take_apart(const Expression& condition, Op op, Parts& into) {
  if (condition.op != op) return into.push_back(&condition);
  for (const Expression& argument : condition.arguments) take_apart(argument, op, into);
}

Parts parts_of(const Expression& condition, Op op) {
  Parts parts;
  take_apart(condition, op, parts);
  return parts;
}

// The first that gives this total and is not known to be false: what a rule asks of the day before
// is not known any more.
std::optional<std::size_t> giver_of(const Explanation& x) {
  if (!is_given_by_stage(x)) return std::nullopt;
  const std::vector<Stage::Rule>& rules = x.pack->stages[*x.card.stage].total;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    if (!rules[r].give || amount_on(*rules[r].give, x) != x.card.raw_total) continue;
    if (!rules[r].when || !value_of(*rules[r].when, x).is_false()) return r;
  }
  return std::nullopt;
}

class StageText {
 public:
  StageText(const Explanation& explanation, Language language)
      : x_(explanation), language_(language) {}

  std::string text() {
    const Stage& own = x_.pack->stages[*x_.card.stage];
    const std::string& title = pick(own.title, language_);
    text_ = say("  stage: ", "  阶段：") + (title.empty() ? own.id : title) +
            (own.when ? say(", because ", "，因为 ") + words(*own.when) + partly(*own.when) : "") +
            '\n';
    const auto giver = giver_of(x_);
    for (std::size_t r = 0; r < own.total.size(); ++r) rule(own.total[r], r == giver);
    return std::move(text_);
  }

  std::string cause() const {
    const auto giver = giver_of(x_);
    const Stage::Rule* rule = giver ? &x_.pack->stages[*x_.card.stage].total[*giver] : nullptr;
    if (rule == nullptr || !rule->when) return {};
    Parts most;
    for (const Expression* part : parts_of(*rule->when, Op::both)) {
      Parts alternatives = parts_of(*part, Op::either);
      if (alternatives.size() >= std::max<std::size_t>(2, most.size())) {
        most = std::move(alternatives);
      }
    }
    std::string held;
    for (const Expression* each : most) {
      if (holds(*each)) held += (held.empty() ? "" : say("; ", "；")) + words(*each);
    }
    return held;
  }

 private:
  std::string say(const char* en, const char* zh) const {
    return language_ == Language::zh ? zh : en;
  }
  std::string words(const Expression& condition) const {
    return rule_text(condition, x_, language_);
  }
  std::string partly(const Expression& condition) const {
    const std::string text = partly_text(condition, x_, language_);
    return text.empty() ? text : say("; ", "；") + text;
  }
  bool holds(const Expression& condition) const { return value_of(condition, x_).is_true(); }

  void rule(const Stage::Rule& rule, bool gave) {
    text_ += (gave ? "  > " : "    ") + say("total: ", "总分：");
    if (rule.give) {
      const auto amount = amount_on(*rule.give, x_);
      text_ += amount ? format_micro(*amount) : say("no value", "没有数值");
    } else {
      text_ += say("none, ", "无，") + pick(rule.says, language_);
    }
    if (rule.when) condition(*rule.when, gave);
    text_ += '\n';
  }

  void condition(const Expression& when, bool gave) {
    Parts listed;
    std::string needs;
    for (const Expression* part : parts_of(when, Op::both)) {
      const Parts alternatives = parts_of(*part, Op::either);
      const bool is_list = alternatives.size() >= many && listed.empty();
      if (is_list) listed = alternatives;
      needs += (needs.empty() ? "" : say(" and ", "，且")) +
               (is_list ? say("one of these holds:", "下面有一条成立：") : words(*part));
    }
    if (listed.empty()) needs = words(when);
    text_ += say(" when ", "，当 ") + needs;
    for (const Expression* each : listed) {
      text_ += (gave && holds(*each) ? "\n      > " : "\n        ") + words(*each);
    }
  }

  const Explanation& x_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string stage_text(const Explanation& explanation, Language language) {
  return explanation.card.stage ? StageText(explanation, language).text() : std::string{};
}

bool is_given_by_stage(const Explanation& explanation) {
  const Card& card = explanation.card;
  return card.total && card.stage && !explanation.pack->stages[*card.stage].total.empty();
}

std::string stage_cause_text(const Explanation& explanation, Language language) {
  return StageText(explanation, language).cause();
}

}  // namespace xingji
