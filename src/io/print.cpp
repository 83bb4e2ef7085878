#include <cstdlib>

#include "io/explain_text.h"

namespace xingji {

namespace {

std::string print_seconds(Micro value, Language language) {
  const bool zh = language == Language::zh;
  // Within a minute a tenth of a second may be what a line is missed by.
  if (std::abs(value) < 60 * micro_one) {
    const Micro tenths = round_to(value, 1);
    if (tenths % micro_one != 0) return format_micro(tenths) + (zh ? "秒" : " s");
  }
  const std::int64_t seconds = round_to(value, 0) / micro_one;
  std::string text;
  if (seconds / 3600 != 0) text += std::to_string(seconds / 3600) + (zh ? "小时" : " h ");
  const std::int64_t minutes = std::abs(seconds / 60 % 60);
  if (minutes != 0) {
    // Bare 分 are points.
    const bool is_alone = text.empty() && seconds % 60 == 0;
    text += std::to_string(minutes) + (zh ? is_alone ? "分钟" : "分" : " min ");
  }
  if (seconds % 60 != 0 || text.empty()) text += std::to_string(seconds % 60) + (zh ? "秒" : " s");
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

}  // namespace

std::string print_value(Micro value, Indicator::PrintedAs printed_as, Language language) {
  switch (printed_as) {
    case Indicator::PrintedAs::percent:
      return format_micro(round_to(value * 100, 4)) + '%';
    case Indicator::PrintedAs::seconds:
    case Indicator::PrintedAs::minutes:
    case Indicator::PrintedAs::hours:
      return print_seconds(value, language);
    case Indicator::PrintedAs::score:
    case Indicator::PrintedAs::count:
      return format_micro(value);
  }
  return {};
}

std::string print_number(Type type, std::int64_t value, bool as_percent,
                         const std::string& currency) {
  if (type == Type::number && as_percent) return format_micro(value * 100) + '%';
  return format_amount({type, value, currency});
}

}  // namespace xingji
