#include "pack/answers.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "pack/amount.h"
#include "pack/visit.h"

namespace xingji {
namespace {

using Input = Decision::Input;

constexpr auto yes_words =
    std::to_array<std::string_view>({"yes", "true", "y", "1", "是", "是的", "对", "有"});
constexpr auto no_words =
    std::to_array<std::string_view>({"no", "false", "n", "0", "否", "不", "不是", "没有"});

// Larger ones nobody means; one more or less always fits.
constexpr std::int64_t largest = 9'000'000'000'000'000'000;

template <class List>
bool is_in(const List& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_within(const Input& input, std::int64_t value) {
  return value >= -largest && value <= largest && (!input.least || value >= *input.least) &&
         (!input.most || value <= *input.most) && (!input.is_whole || value % micro_one == 0);
}

// "3天" of what is asked for in days.
std::string_view without_unit(const Input& input, std::string_view text) {
  for (const std::string* unit : {&input.unit.zh, &input.unit.en}) {
    if (!unit->empty() && text.ends_with(*unit)) {
      return trim(text.substr(0, text.size() - unit->size()));
    }
  }
  return text;
}

std::optional<std::int64_t> quantity(const Input& input, std::string_view text,
                                     std::string_view currency) {
  text = without_unit(input, text);
  if (input.type == Type::date) {
    const auto day = parse_day(text);
    return day ? std::optional<std::int64_t>(*day) : std::nullopt;
  }
  constexpr std::string_view yuan = "元";
  if (input.type == Type::money && currency == "CNY" && text.ends_with(yuan)) {
    text = trim(text.substr(0, text.size() - yuan.size()));
  }
  auto amount = parse_amount(text);
  const bool lacks_currency = !amount || amount->type == Type::number;
  if (input.type == Type::money && lacks_currency) {
    amount = parse_amount(std::string(text) + ' ' + std::string(currency));
  }
  if (!amount || amount->type != input.type) return std::nullopt;
  if (input.type == Type::money && amount->unit != currency) return std::nullopt;
  return amount->value;
}

std::string amount_text(const Input& input, std::int64_t value, std::string_view currency,
                        Language language = Language::en) {
  if (input.type == Type::money) return spoken_money(value, std::string(currency), language);
  return format_amount({input.type, value, {}});
}

// The values that conditions compare an input with.
struct Lines {
  std::set<std::int64_t> numbers;
  std::set<std::string> texts;
};

class Collector {
 public:
  Collector(const Pack& pack, const std::string& input, Day day)
      : pack_(pack), input_(input), day_(day) {}

  Lines lines_of(const Decision& decision) {
    for (const Decision::Row& row : decision.rows) {
      if (row.when) visit(*row.when, [&](const Expression& e) { note(e); });
    }
    return std::move(lines_);
  }

 private:
  void note(const Expression& e) {
    const auto asks = [&](const Expression& side) {
      return side.op == Op::measure && side.name == input_;
    };
    if (e.arguments.empty() || std::none_of(e.arguments.begin(), e.arguments.end(), asks)) return;
    if (e.op == Op::is_listed) {
      for (const KeyTable::Row& row : find_key_table(pack_, e.name)->rows) {
        lines_.texts.insert(row.keys[0].text);
      }
      return;
    }
    for (const Expression& side : e.arguments) note_line(side, 1);
  }

  void note_line(const Expression& side, std::int64_t sign) {
    if (side.op == Op::negate) return note_line(side.arguments[0], -sign);
    if (side.op == Op::literal) {
      side.type == Type::text ? static_cast<void>(lines_.texts.insert(side.name))
                              : static_cast<void>(lines_.numbers.insert(sign * side.literal));
    }
    if (side.op != Op::parameter) return;
    for (const Parameter& parameter : pack_.parameters) {
      const Number::Entry* entry = parameter.number.on(day_);
      if (parameter.id == side.name && entry != nullptr) {
        lines_.numbers.insert(sign * entry->value);
      }
    }
  }

  const Pack& pack_;
  const std::string& input_;
  Day day_;
  Lines lines_;
};

// Cuts all that a quantity may be at its lines.
class Cutter {
 public:
  explicit Cutter(const Input& input)
      : step_(input.is_whole ? micro_one : 1),
        is_dense_(!input.is_whole && input.type != Type::date),
        least_(input.least),
        most_(input.most) {}

  std::vector<AnswerCell> cut(const std::set<std::int64_t>& lines) {
    std::optional<std::int64_t> from = least_;
    bool is_after = false;
    for (const std::int64_t line : lines) {
      if (line < least_.value_or(-largest) || line > most_.value_or(largest)) continue;
      add(from, line - 1, is_after, true);
      if (line % step_ == 0) cells_.push_back({{line}, line, line});
      from = line + 1;
      is_after = true;
    }
    add(from, most_, is_after, false);
    return std::move(cells_);
  }

 private:
  void add(std::optional<std::int64_t> from, std::optional<std::int64_t> to, bool is_after,
           bool is_before) {
    if (from) from = up(*from);
    if (to) to = down(*to);
    if (from && to && *from > *to) return;
    const std::int64_t one = from ? *from : to.value_or(0);
    cells_.push_back({{one}, from, to, is_after && is_dense_, is_before && is_dense_});
  }
  std::int64_t down(std::int64_t value) const {
    return static_cast<std::int64_t>(divide_down(value, step_)) * step_;
  }
  std::int64_t up(std::int64_t value) const { return -down(-value); }

  std::int64_t step_;
  bool is_dense_;
  std::optional<std::int64_t> least_;
  std::optional<std::int64_t> most_;
  std::vector<AnswerCell> cells_;
};

std::vector<AnswerCell> text_cells(const Input& input, const std::set<std::string>& lines) {
  std::vector<AnswerCell> cells;
  for (const Decision::Word& word : input.words) cells.push_back({{0, word.id}});
  if (!cells.empty()) return cells;
  std::string other = "…";
  for (const std::string& text : lines) cells.push_back({{0, text}});
  while (lines.contains(other)) other += "…";
  cells.push_back({{0, other}});
  cells.back().is_other = true;
  return cells;
}

}  // namespace

std::optional<Answer> parse_answer(const Input& input, std::string_view text,
                                   std::string_view currency) {
  const std::string_view plain = trim(text);
  if (plain.empty()) return std::nullopt;
  if (input.type == Type::flag) {
    if (is_in(yes_words, plain)) return Answer{1};
    return is_in(no_words, plain) ? std::optional(Answer{0}) : std::nullopt;
  }
  if (input.type != Type::text) {
    const auto value = quantity(input, plain, currency);
    return value && is_within(input, *value) ? std::optional(Answer{*value}) : std::nullopt;
  }
  if (input.words.empty()) return Answer{0, std::string(plain)};
  for (const Decision::Word& word : input.words) {
    if (plain == word.id || plain == word.title.zh || plain == word.title.en) {
      return Answer{0, word.id};
    }
  }
  return std::nullopt;
}

namespace {

// As it is said: with its unit.
std::string quantity_text(const Input& input, std::int64_t value, std::string_view currency,
                          Language language) {
  const std::string& unit = pick(input.unit, language);
  const std::string text = amount_text(input, value, currency, language);
  return unit.empty() ? text : text + (language == Language::zh ? "" : " ") + unit;
}

// Words that have commas in them stand between stronger signs.
std::string listed(const std::vector<std::string>& words, bool zh) {
  const bool has_commas = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word.find("，") != std::string::npos || word.find("、") != std::string::npos ||
           word.find(", ") != std::string::npos;
  });
  const char* between = has_commas ? (zh ? "；" : "; ") : (zh ? "、" : ", ");
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

}  // namespace

std::string example_of(const Input& input, std::string_view currency, Language language) {
  const bool zh = language == Language::zh;
  if (input.type == Type::flag) return zh ? "是 或 否" : "yes or no";
  if (!input.words.empty()) {
    std::vector<std::string> titles;
    for (const Decision::Word& word : input.words) {
      titles.push_back(word.title.empty() ? word.id : pick(word.title, language));
    }
    return listed(titles, zh);
  }
  std::string text;
  const auto three = [&] { return quantity_text(input, 3 * micro_one, currency, language); };
  if (input.type == Type::number) text = (zh ? "数字，如 " : "a number, such as ") + three();
  if (input.type == Type::duration) text = zh ? "时长，如 48h" : "a duration, such as 48h";
  if (input.type == Type::money)
    text = (zh ? "金额，如 " : "money, such as ") + amount_text(input, 1250, currency, language);
  if (input.type == Type::date) text = zh ? "日期，如 2022-06-15" : "a date, such as 2022-06-15";
  if (input.type == Type::text) text = zh ? "任何词" : "any word";
  if (input.is_whole) text = (zh ? "整数，如 " : "a whole number, such as ") + three();
  if (input.least)
    text += (zh ? "，不少于 " : ", not less than ") +
            quantity_text(input, *input.least, currency, language);
  if (input.most)
    text += (zh ? "，不超过 " : ", not more than ") +
            quantity_text(input, *input.most, currency, language);
  return text;
}

std::string to_text(const Input& input, const Answer& answer, std::string_view currency) {
  return input.type == Type::text ? answer.text : amount_text(input, answer.value, currency);
}

std::string answer_phrase(const Input& input, const Answer& answer, std::string_view currency,
                          Language language) {
  const bool zh = language == Language::zh;
  if (input.type == Type::flag) return answer.value != 0 ? (zh ? "是" : "yes") : (zh ? "否" : "no");
  if (input.type == Type::text) {
    for (const Decision::Word& word : input.words) {
      if (word.id == answer.text && !word.title.empty()) return pick(word.title, language);
    }
    return answer.text;
  }
  return quantity_text(input, answer.value, currency, language);
}

std::vector<AnswerCell> cells_of(const Pack& pack, const Decision& decision, std::size_t position,
                                 Day day) {
  const Input& input = decision.inputs[position];
  if (input.type == Type::flag) return {{{1}}, {{0}}};
  const Lines lines = Collector(pack, input.id, day).lines_of(decision);
  return input.type == Type::text ? text_cells(input, lines.texts)
                                  : Cutter(input).cut(lines.numbers);
}

}  // namespace xingji
