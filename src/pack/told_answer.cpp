#include "pack/told_answer.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "pack/printed.h"

namespace xingji {
namespace {

using Input = Decision::Input;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// Other units of what is asked for, and how many of the unit asked for each is.
struct OtherUnit {
  std::string_view asked;
  std::string_view told;
  Ratio times;
};
constexpr auto other_units = std::to_array<OtherUnit>({{"克", "毫克", {1, 1000}},
                                                       {"克", "mg", {1, 1000}},
                                                       {"克", "千克", {1000, 1}},
                                                       {"克", "公斤", {1000, 1}},
                                                       {"克", "kg", {1000, 1}},
                                                       {"天", "周", {7, 1}},
                                                       {"天", "weeks", {7, 1}}});

// "11毫克" of what is asked for in 克, in that; empty where it is no such amount.
std::string in_unit_asked(const Input& input, std::string_view told) {
  for (const OtherUnit& unit : other_units) {
    if (input.unit.zh != unit.asked || !told.ends_with(unit.told)) continue;
    const auto number = parse_micro(trim(told.substr(0, told.size() - unit.told.size())));
    const auto value = number ? multiply(Ratio::of_micro(*number), unit.times) : std::nullopt;
    const auto micro = value ? to_micro(*value) : std::nullopt;
    if (micro && compare(Ratio::of_micro(*micro), *value) == 0) return format_micro(*micro);
  }
  return {};
}

// As a file writes it; empty where the screen's way of writing it says no such amount.
std::string as_written(const Input& input, const std::string& plain, std::string_view currency) {
  const bool is_yuan = input.type == Type::money && currency == "CNY";
  const bool is_time = input.type == Type::duration;
  if (!is_yuan && !is_time && input.type != Type::number) return {};
  const auto as = is_time   ? Indicator::PrintedAs::hours
                  : is_yuan ? Indicator::PrintedAs::score
                            : Indicator::PrintedAs::count;
  const Printed printed = parse_printed(plain, input.type, as);
  if (printed.state != Printed::State::value || (is_time && !printed.has_unit)) return {};
  const Ratio value = is_yuan ? divide(printed.value, {100, 1}).value_or(Ratio{}) : printed.value;
  const auto micro = to_micro(value);
  if (!micro || compare(Ratio::of_micro(*micro), value) != 0) return {};
  return format_micro(*micro) + (is_time ? "s" : "");
}

// 申诉 is a part of 没有申诉, and says the reverse.
bool turns_it_round(std::string_view rest) {
  constexpr auto turns = std::to_array<std::string_view>(
      {"不", "没", "未", "无", "非", "not ", "no ", "non", "without", "never", "un"});
  return std::any_of(turns.begin(), turns.end(), [&](std::string_view each) {
    return rest.find(each) != std::string_view::npos;
  });
}

// How a word has a text in it.
enum class Part : std::uint8_t { none, reverse, some, whole };

Part part_of(const std::string& name, const std::string& text) {
  const std::string known = lower(plain_signs(name));
  const std::size_t at = known.find(text);
  if (known.empty() || at == std::string::npos) return Part::none;
  if (known.size() == text.size()) return Part::whole;
  const std::string rest = known.substr(0, at) + ' ' + known.substr(at + text.size());
  return turns_it_round(rest) ? Part::reverse : Part::some;
}

ToldAnswer word_of(const Input& input, const std::string& text) {
  ToldAnswer told;
  std::vector<const Decision::Word*> whole;
  bool is_reverse = false;
  for (const Decision::Word& word : input.words) {
    Part part = Part::none;
    for (const std::string* name : {&word.id, &word.title.zh, &word.title.en}) {
      part = std::max(part, part_of(*name, text));
    }
    if (part == Part::whole) whole.push_back(&word);
    if (part != Part::none) told.may_be.push_back(&word);
    is_reverse = is_reverse || part == Part::reverse;
  }
  const auto& taken = whole.empty() ? told.may_be : whole;
  if (whole.empty() && is_reverse && taken.size() == 1) told.may_be.clear();
  if (taken.size() != 1) return told;
  told.answer = Answer{0, taken.front()->id};
  told.is_guess = whole.empty();
  return told;
}

}  // namespace

ToldAnswer read_told_answer(const Input& input, std::string_view text, std::string_view currency) {
  if (auto answer = parse_answer(input, text, currency)) return {std::move(answer)};
  const std::string plain(trim(plain_signs(text)));
  if (plain.empty()) return {};
  const std::string small = lower(plain);
  if (input.type == Type::text) return word_of(input, small);
  if (auto answer = parse_answer(input, small, currency)) return {std::move(answer)};
  std::string written = in_unit_asked(input, small);
  if (written.empty()) written = as_written(input, plain, currency);
  return {written.empty() ? std::nullopt : parse_answer(input, written, currency)};
}

}  // namespace xingji
