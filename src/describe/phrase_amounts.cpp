// Numbers with their units.
#include <array>

#include "describe/phrase.h"
#include "pack/amount.h"

namespace xingji {
namespace {

struct DurationUnit {
  std::int64_t seconds;
  std::string_view one;
  std::string_view many;
  std::string_view zh;
};

constexpr std::array units = std::to_array<DurationUnit>({{3600, "hour", "hours", "小时"},
                                                          {60, "minute", "minutes", "分钟"},
                                                          {1, "second", "seconds", "秒"}});

std::string duration_phrase(std::int64_t seconds, Language language) {
  for (const DurationUnit& unit : units) {
    if (seconds % unit.seconds != 0) continue;
    const std::int64_t count = seconds / unit.seconds;
    if (language == Language::zh) return std::to_string(count) + std::string(unit.zh);
    return std::to_string(count) + ' ' + std::string(count == 1 ? unit.one : unit.many);
  }
  return {};
}

}  // namespace

std::string amount_phrase(const Amount& amount, Language language) {
  switch (amount.type) {
    case Type::duration:
      return duration_phrase(amount.value, language);
    case Type::flag:
      if (language == Language::zh) return amount.value != 0 ? "是" : "否";
      return amount.value != 0 ? "true" : "false";
    case Type::money:
      return spoken_money(amount.value, amount.unit, language);
    case Type::number:
    case Type::date:
    case Type::month:
    case Type::clock:
    case Type::instant:
    case Type::text:
      return format_amount(amount);
  }
  return {};
}

std::string number_phrase(const Number& number, bool as_percent, const Telling& telling) {
  const Number::Entry* entry = number.on(telling.day);
  if (entry == nullptr) return telling.say("not set", "未设定");
  const bool is_share = as_percent && number.type == Type::number;
  if (entry->expression) {
    Telling inner = telling;
    inner.shares = is_share;
    return value_phrase(*entry->expression, inner);
  }
  return amount_phrase({number.type, entry->value, is_share ? "%" : telling.pack->currency},
                       telling.language);
}

}  // namespace xingji
