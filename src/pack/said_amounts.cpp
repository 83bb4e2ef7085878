#include "pack/said_amounts.h"

#include "base/text.h"
#include "pack/amount.h"
#include "pack/typing_rules.h"

namespace xingji {
namespace {

struct Share {
  std::string percent;  // as it is written; empty: all of it
  Micro of_one = micro_one;
  std::size_t input = 0;
};

std::optional<Share> share_in(std::string_view blank, const Decision& decision) {
  Share share;
  const std::size_t space = blank.find(' ');
  if (space != std::string_view::npos) {
    share.percent = blank.substr(0, space);
    const auto amount = parse_amount(share.percent);
    if (!amount || amount->unit != "%") return std::nullopt;
    share.of_one = amount->value;
    blank = trim(blank.substr(space));
  }
  for (std::size_t i = 0; i < decision.inputs.size(); ++i) {
    const Decision::Input& input = decision.inputs[i];
    share.input = i;
    if (input.id == blank && is_quantity(input.type)) return share;
  }
  return std::nullopt;
}

std::string phrase(const Share& share, const Decision& decision, const Answers* answers,
                   std::string_view currency, Language language) {
  const Decision::Input& input = decision.inputs[share.input];
  const auto& answer = answers == nullptr ? std::optional<Answer>() : (*answers)[share.input];
  if (answer) {
    const Int128 whole = static_cast<Int128>(answer->value) * share.of_one;
    const auto part = static_cast<std::int64_t>(divide_rounded(whole, micro_one));
    return answer_phrase(input, Answer{part}, currency, language);
  }
  const std::string& title = pick(input.title, language);
  if (share.percent.empty()) return title;
  return language == Language::zh ? title + "的 " + share.percent : share.percent + " of " + title;
}

// Text and blanks in turn; `fill` makes the text of a blank.
template <class Fill>
std::string filled(std::string_view text, const Fill& fill) {
  std::string result;
  for (;;) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return result.append(text);
    result.append(text.substr(0, open)).append(fill(text.substr(open + 1, close - open - 1)));
    text.remove_prefix(close + 1);
  }
}

}  // namespace

std::optional<std::string> unread_amount(std::string_view text, const Decision& decision) {
  std::optional<std::string> first;
  filled(text, [&](std::string_view blank) {
    if (!first && !share_in(blank, decision)) first = std::string(blank);
    return std::string();
  });
  return first;
}

std::string with_amounts(const std::string& text, const Decision& decision, const Answers* answers,
                         std::string_view currency, Language language) {
  return filled(text, [&](std::string_view blank) {
    const auto share = share_in(blank, decision);
    return share ? phrase(*share, decision, answers, currency, language)
                 : '{' + std::string(blank) + '}';
  });
}

}  // namespace xingji
