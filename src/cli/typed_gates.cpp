#include "cli/typed_gates.h"

#include "base/text.h"
#include "sheet/gates.h"

namespace xingji {
namespace {

std::string outcome_text(const Card& card, Language language) {
  if (!card.total) return {};
  const bool zh = language == Language::zh;
  std::string text =
      (zh ? "；连它算总分 " : "; with it the total is ") + format_micro(round_to(*card.total, 3));
  if (card.stars) text += (zh ? "，星级 " : ", stars ") + format_micro(*card.stars);
  return text;
}

Title gate_text(const Gate& gate, const Printed& share, const Card& card, bool fails) {
  const auto text = [&](Language language) {
    const bool zh = language == Language::zh;
    const std::string title = visible(pick(gate.title, language));
    if (fails) {
      return (zh ? "门槛未达标：" : "gate failed: ") + title + (zh ? "（填的 " : " (entered: ") +
             share.text + (zh ? "）" : ")") + outcome_text(card, language);
    }
    return (zh ? "门槛达标：" : "gate passed: ") + title + (zh ? "（填的 " : " (entered: ") +
           share.text + (zh ? "）" : ")");
  };
  return {text(Language::zh), text(Language::en)};
}

}  // namespace

void note_typed_gates(const Options& options, const Explanation& explanation,
                      diagnose::Diagnosis& into) {
  // What was known earlier the sheet's own rows do not tell apart.
  if (!options.known_at.empty()) return;
  const auto book = sheet::Book::open(options.facts);
  if (!book.ok()) return;
  const Pack& pack = *explanation.pack;
  const auto shares = sheet::gate_shares(book.value(), pack, explanation.subject, explanation.day);
  if (shares.empty()) return;
  const Card card = sheet::card_with_gates(pack, *explanation.facts, explanation.subject,
                                           explanation.day, shares);
  bool any_fails = false;
  for (const auto& [g, share] : shares) {
    const auto state = card.gates[g].state;
    const bool is_known = state == GateResult::State::failed || state == GateResult::State::passed;
    const bool is_new = explanation.card.gates[g].state == GateResult::State::unknown_passed;
    if (!is_known || !is_new) continue;
    const bool fails = state == GateResult::State::failed;
    any_fails = any_fails || fails;
    into.typed_gates.push_back({g, gate_text(pack.gates[g], share, card, fails), fails});
  }
  using diagnose::Verdict;
  const bool may_wait = into.verdict == Verdict::best || into.verdict == Verdict::fine ||
                        into.verdict == Verdict::rise;
  if (any_fails && may_wait) into.verdict = Verdict::behind;
}

}  // namespace xingji
