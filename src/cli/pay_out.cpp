#include "cli/pay_out.h"

#include "base/text.h"
#include "io/csv_cell.h"
#include "io/json_object.h"
#include "pack/amount.h"

namespace xingji {
namespace {

std::string say(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh ? zh : en);
}

std::string month_of(const PaySheet& sheet) { return format_month(month_index(sheet.last)); }

// In the units that people read: money in units of the currency, not in hundredths.
std::string value_text(const PayBehind& behind) {
  if (!behind.value.is_known()) return "?";
  if (behind.type == Type::text) return std::string(behind.value.text);
  Ratio value = behind.value.ratio;
  if (behind.type == Type::money) value = Ratio::of(value.numerator, value.denominator * 100);
  const auto micro = to_micro(value);
  if (!micro) return "?";
  if (behind.type == Type::duration) return format_amount({Type::duration, *micro / micro_one, ""});
  return format_micro(*micro);
}

std::string behind_text(const SlipLine& line) {
  std::string text;
  for (const PayBehind& behind : line.behind) {
    text += (text.empty() ? "" : "; ") + behind.name + " = " + value_text(behind);
  }
  return text;
}

std::string pot_text(const SlipLine& line, Language language) {
  if (!line.pot) return "";
  const std::string people = std::to_string(line.pot->people);
  std::string text = plain_money(line.pot->cents) +
                     say(language, "，由 " + people + " 人均分", " shared by " + people);
  if (line.pot->left_over > 0) {
    const std::string first = std::to_string(line.pot->left_over);
    text += say(language, "，除不尽的按编号前 " + first + " 人各多一分",
                "; the first " + first + " by id have a hundredth more");
  }
  return text;
}

std::string reasons(const SlipLine& line, Language language) {
  std::string text = line.cents ? behind_text(line) : pick(line.why, language);
  const std::string pot = pot_text(line, language);
  if (!pot.empty()) text += (text.empty() ? "" : "; ") + pot;
  return text;
}

std::string refused(Language language) { return say(language, "无法计算", "refused"); }

std::string total_text(const Slip& slip, Language language) {
  return slip.total ? plain_money(*slip.total) : refused(language);
}

std::string slip_text(const PaySheet& sheet, const Slip& slip, Language language) {
  std::size_t titles = display_width(say(language, "合计", "total"));
  std::size_t amounts = display_width(total_text(slip, language));
  const auto amount = [&](const SlipLine& line) {
    return line.cents ? plain_money(*line.cents) : refused(language);
  };
  for (const SlipLine& line : slip.lines) {
    titles = std::max(titles, display_width(visible(pick(line.rule->title, language))));
    amounts = std::max(amounts, display_width(amount(line)));
  }
  std::string text = visible(slip.subject) + "  " + month_of(sheet) + "  " + sheet.pack->currency;
  if (slip.is_partial) text += say(language, "  （数据不全）", "  (not all days are covered)");
  text += '\n';
  for (const SlipLine& line : slip.lines) {
    const std::string because = visible(reasons(line, language));
    text += "  " + pad_right(visible(pick(line.rule->title, language)), titles) + "  " +
            pad_left(amount(line), amounts) + (because.empty() ? "" : "  " + because) + '\n';
  }
  text += "  " + pad_right(say(language, "合计", "total"), titles) + "  " +
          pad_left(total_text(slip, language), amounts);
  if (!slip.total) {
    text +=
        say(language, "  有一行无法计算，不出合计", "  a line is refused, so there is no total");
  }
  return text + '\n';
}

std::string row(const PaySheet& sheet, const Slip& slip, const std::string& line,
                const std::optional<std::int64_t>& cents, const std::string& because) {
  return csv_cell(slip.subject) + ',' + month_of(sheet) + ',' + line + ',' +
         (cents ? plain_money(*cents) : "") + ',' + csv_cell(because) + '\n';
}

}  // namespace

std::string plain_money(std::int64_t cents) {
  const std::int64_t size = cents < 0 ? -cents : cents;
  const std::string rest = std::to_string(size % 100);
  return (cents < 0 ? "-" : "") + std::to_string(size / 100) + (rest.size() < 2 ? ".0" : ".") +
         rest;
}

std::string pay_table(const PaySheet& sheet, Language language) {
  if (sheet.slips.empty()) return say(language, "没有人领工资\n", "nobody is paid\n");
  std::string text;
  for (const Slip& slip : sheet.slips) {
    text += (text.empty() ? "" : "\n") + slip_text(sheet, slip, language);
  }
  return text;
}

std::string pay_csv(const PaySheet& sheet) {
  std::string csv = "subject,month,line,amount,because\n";
  for (const Slip& slip : sheet.slips) {
    for (const SlipLine& line : slip.lines) {
      csv += row(sheet, slip, line.rule->id, line.cents, reasons(line, Language::en));
    }
    csv += row(sheet, slip, "total", slip.total, slip.is_partial ? "not all days are covered" : "");
  }
  return csv;
}

std::string pay_json(const PaySheet& sheet, Language language) {
  const auto money = [](const std::optional<std::int64_t>& cents) {
    return cents ? plain_money(*cents) : std::string("null");
  };
  List slips;
  for (const Slip& slip : sheet.slips) {
    List lines;
    for (const SlipLine& line : slip.lines) {
      lines.add(Object()
                    .add("line", json_text(line.rule->id))
                    .add("title", json_text(pick(line.rule->title, language)))
                    .add("amount", money(line.cents))
                    .add("because", json_text(reasons(line, language)))
                    .add("source", json_text(line.rule->said.source))
                    .text());
    }
    slips.add(Object()
                  .add("subject", json_text(slip.subject))
                  .add("lines", lines.text())
                  .add("total", money(slip.total))
                  .add("partial", slip.is_partial ? "true" : "false")
                  .text());
  }
  return Object()
             .add("pack", json_text(sheet.pack->id))
             .add("month", json_text(month_of(sheet)))
             .add("currency", json_text(sheet.pack->currency))
             .add("slips", slips.text())
             .text() +
         '\n';
}

}  // namespace xingji
