#include "book/printed.h"

#include "pack/amount.h"
#include "pay/titles.h"

namespace xingji {
namespace {

std::string say(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh ? zh : en);
}

std::string plain_money(std::int64_t cents) { return format_micro(cents * (micro_one / 100)); }

std::string month_of(const PaySheet& sheet) { return format_month(month_index(sheet.last)); }

// In the units that people read: money in units of the currency, not in hundredths.
std::string value_text(const PayBehind& behind) {
  if (behind.type == Type::text) return std::string(behind.value.text);
  Ratio value = behind.value.ratio;
  if (behind.type == Type::money) value = Ratio::of(value.numerator, value.denominator * 100);
  const auto micro = to_micro(value);
  if (!micro) return "?";
  if (behind.type == Type::duration) return format_amount({Type::duration, *micro / micro_one, ""});
  return format_micro(*micro);
}

std::string behind_text(const Pack& pack, const SlipLine& line, Language language) {
  std::string text;
  for (const PayBehind& behind : line.behind) {
    const bool is_setting = behind.op != Op::measure;
    const Title title = is_setting ? title_of_setting(pack, behind.op, behind.name)
                                   : title_in_pay(pack, behind.name);
    text += (text.empty() ? "" : say(language, "；", "; ")) + pick(title, language);
    if (behind.value.is_known()) {
      text += " = " + value_text(behind);
    } else {
      text += is_setting ? say(language, "没有填", " is missing")
                         : say(language, "没有数", " has no value");
    }
  }
  return text;
}

std::string pot_text(const SlipLine& line, Language language) {
  if (!line.pot) return "";
  const std::string people = std::to_string(line.pot->people);
  const std::string all = plain_money(line.pot->cents);
  std::string text =
      say(language, "全店 " + all + " 元由 " + people + " 人均分", all + " shared by " + people);
  if (line.pot->left_over > 0) {
    const std::string first = std::to_string(line.pot->left_over);
    text += say(language, "，除不尽的按编号前 " + first + " 人各多一分",
                "; the first " + first + " by id have a hundredth more");
  }
  return text;
}

std::string reasons(const Pack& pack, const SlipLine& line, Language language) {
  if (!line.elsewhere.empty()) {
    return say(language, "每人只发一次，在 " + line.elsewhere + " 的工资条上",
               "paid once to each, on the slip of " + line.elsewhere);
  }
  std::string text = line.cents ? behind_text(pack, line, language) : pick(line.why, language);
  const std::string pot = pot_text(line, language);
  if (!pot.empty()) text += (text.empty() ? "" : say(language, "；", "; ")) + pot;
  return text;
}

}  // namespace

BookedMonth printed(const PaySheet& sheet) {
  BookedMonth month{month_of(sheet), false, {}};
  for (const Slip& slip : sheet.slips) {
    BookedSlip made;
    made.subject = slip.subject;
    made.total = slip.total;
    made.is_partial = slip.is_partial;
    for (const SlipLine& line : slip.lines) {
      made.lines.push_back(
          {line.rule->id,
           line.rule->title,
           line.cents,
           {reasons(*sheet.pack, line, Language::zh), reasons(*sheet.pack, line, Language::en)},
           line.rule->said.source});
    }
    month.slips.push_back(std::move(made));
  }
  return month;
}

}  // namespace xingji
