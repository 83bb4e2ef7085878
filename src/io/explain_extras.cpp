#include "io/explain_extras.h"

#include "io/explain_measure.h"
#include "io/explain_parts.h"
#include "io/explain_unknown.h"
#include "io/explain_words.h"

namespace xingji {
namespace {

std::string number_text(const Explanation& explanation, const Number& number) {
  const auto amount = amount_on(number, explanation);
  return amount ? format_micro(*amount) : "—";
}

std::string state_text(const Explanation& explanation, const Bonus& bonus, BonusResult::State state,
                       const Say& say) {
  switch (state) {
    case BonusResult::State::not_given:
      return say("not given", "未加分");
    case BonusResult::State::given:
      return say("given: plus ", "已加分：加 ") + number_text(explanation, bonus.add) +
             (bonus.most ? say(", lifts to at most ", "，加分后最高 ") +
                               number_text(explanation, *bonus.most)
                         : "");
    case BonusResult::State::unknown:
      return say("not known, not given", "未知，不加分");
    case BonusResult::State::not_in_force:
      return say("not in force", "未生效");
  }
  return {};
}

std::string state_text(const Explanation& explanation, const Deduction& deduction,
                       const DeductionResult& result, const Say& say) {
  switch (result.state) {
    case DeductionResult::State::none:
      return say("no cases, nothing taken", "无违规，不扣分");
    case DeductionResult::State::taken: {
      const std::string text = format_micro(*result.cases) + say(" cases × ", " 次 × ") +
                               number_text(explanation, deduction.each);
      return text + (result.is_capped ? say(", at most ", "，最多 ") : say(" = ", " = ")) +
             format_micro(result.points) + say(": less ", "：减 ") + format_micro(result.points);
    }
    case DeductionResult::State::unknown:
      return say("not known how many cases, nothing taken", "数量未知，未扣分");
    case DeductionResult::State::not_in_force:
      return say("not in force", "未生效");
  }
  return {};
}

template <class Extra>
std::string head(const Explanation& explanation, const Extra& extra, const std::string& state,
                 Language language) {
  const std::string said = said_text(extra.said, *explanation.pack, language);
  return "  " + pick(extra.title, language) + " [" + extra.id + "]  " + state +
         (said.empty() ? "" : "   " + said) + '\n';
}

}  // namespace

std::string bonus_text(const Explanation& explanation, std::size_t position, Language language) {
  const Say say(language);
  const Bonus& bonus = explanation.pack->bonuses[position];
  const BonusResult::State state = explanation.card.bonuses[position].state;
  std::string text = head(explanation, bonus, state_text(explanation, bonus, state, say), language);
  if (state == BonusResult::State::not_in_force) return text;
  text += say("      when: ", "      条件：") + rule_text(bonus.when, explanation, language) + '\n';
  text += unknown_text(bonus.when, explanation, "        ", language);
  text += parameters_text({&bonus.when}, explanation, "      ", language);
  const Formula formula(bonus.when, *explanation.pack);
  for (const std::size_t measure : formula.measures()) {
    text += measure_text(explanation, measure, language);
  }
  return text;
}

std::string deduction_text(const Explanation& explanation, std::size_t position,
                           Language language) {
  const Say say(language);
  const Deduction& deduction = explanation.pack->deductions[position];
  const DeductionResult& result = explanation.card.deductions[position];
  std::string text =
      head(explanation, deduction, state_text(explanation, deduction, result, say), language);
  if (result.state == DeductionResult::State::not_in_force) return text;
  return text + part_text(explanation, deduction.cases, say("cases", "次数"), language);
}

}  // namespace xingji
