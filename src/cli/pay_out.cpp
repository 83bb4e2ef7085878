#include "cli/pay_out.h"

#include "base/text.h"
#include "io/csv_cell.h"
#include "io/json_object.h"

namespace xingji {
namespace {

std::string say(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh ? zh : en);
}

std::string refused(Language language) { return say(language, "无法计算", "refused"); }

std::string amount_text(const std::optional<std::int64_t>& cents, Language language) {
  return cents ? plain_money(*cents) : refused(language);
}

std::string state_text(SlipState state, Language language) {
  switch (state) {
    case SlipState::draft:
      return say(language, "草稿", "draft");
    case SlipState::checked:
      return say(language, "已核对", "checked");
    case SlipState::confirmed:
      return say(language, "已确认", "confirmed");
    case SlipState::disputed:
      return say(language, "有异议", "disputed");
    case SlipState::closed:
      return say(language, "已结账", "closed");
  }
  return {};
}

// Of those that have an amount.
std::int64_t sum_of(const std::vector<BookedLine>& lines) {
  std::int64_t sum = 0;
  for (const BookedLine& line : lines) sum += line.cents.value_or(0);
  return sum;
}

// As amounts are said elsewhere: 元, BRL.
std::string currency_text(const std::string& currency, Language language) {
  return language == Language::zh && currency == "CNY" ? "元" : currency;
}

std::string before_text(const BookedSlip::Before& before, Language language) {
  const std::string state = state_text(before.state, language);
  const std::string total = amount_text(before.total, language);
  return language == Language::zh
             ? "（" + state + " " + total + " 之后有变动，要重新核对）"
             : " (" + state + " at " + total + ", changed since; check it again)";
}

std::string head_of(const PayPage& page, const BookedSlip& slip, Language language) {
  std::string text = visible(slip.subject) + "  " + page.month.month + "  " +
                     currency_text(page.pack->currency, language);
  if (page.has_book) text += "  " + state_text(slip.state, language);
  if (slip.before) text += before_text(*slip.before, language);
  if (!slip.said.empty()) text += say(language, "：", ": ") + visible(slip.said);
  if (slip.is_partial) text += say(language, "  （数据不全）", "  (not all days are covered)");
  return text;
}

std::string slip_text(const PayPage& page, const BookedSlip& slip, Language language) {
  std::size_t titles = display_width(say(language, "合计", "total"));
  std::size_t amounts = display_width(amount_text(slip.total, language));
  for (const BookedLine& line : slip.lines) {
    titles = std::max(titles, display_width(visible(pick(line.title, language))));
    amounts = std::max(amounts, display_width(amount_text(line.cents, language)));
  }
  std::string text = head_of(page, slip, language) + '\n';
  for (const BookedLine& line : slip.lines) {
    const std::string because = visible(pick(line.because, language));
    text += "  " + pad_right(visible(pick(line.title, language)), titles) + "  " +
            pad_left(amount_text(line.cents, language), amounts) +
            (because.empty() ? "" : "  " + because) + '\n';
  }
  text += "  " + pad_right(say(language, "合计", "total"), titles) + "  " +
          pad_left(amount_text(slip.total, language), amounts);
  if (!slip.total) {
    text += say(language, "  有一行无法计算，其余各行合计 ",
                "  a line is refused; the others come to ") +
            plain_money(sum_of(slip.lines));
  }
  return text + '\n';
}

std::string row(const PayPage& page, const BookedSlip& slip, const std::string& line,
                const std::optional<std::int64_t>& cents, const std::string& because) {
  return csv_cell(slip.subject) + ',' + page.month.month + ',' + std::string(to_text(slip.state)) +
         ',' + line + ',' + (cents ? plain_money(*cents) : "") + ',' + csv_cell(because) + '\n';
}

}  // namespace

std::string plain_money(std::int64_t cents) {
  const std::int64_t size = cents < 0 ? -cents : cents;
  const std::string rest = std::to_string(size % 100);
  return (cents < 0 ? "-" : "") + std::to_string(size / 100) + (rest.size() < 2 ? ".0" : ".") +
         rest;
}

std::string pay_table(const PayPage& page, Language language) {
  if (page.month.slips.empty()) return say(language, "没有人领工资\n", "nobody is paid\n");
  std::string text;
  for (const BookedSlip& slip : page.month.slips) {
    text += (text.empty() ? "" : "\n") + slip_text(page, slip, language);
  }
  return text;
}

std::string pay_csv(const PayPage& page) {
  std::string csv = "subject,month,state,line,amount,because\n";
  for (const BookedSlip& slip : page.month.slips) {
    for (const BookedLine& line : slip.lines) {
      csv += row(page, slip, line.id, line.cents, pick(line.because, Language::en));
    }
    csv += row(page, slip, "total", slip.total, slip.is_partial ? "not all days are covered" : "");
  }
  return csv;
}

std::string pay_json(const PayPage& page, Language language) {
  const auto money = [](const std::optional<std::int64_t>& cents) {
    return cents ? plain_money(*cents) : std::string("null");
  };
  const auto agreed = [&](const std::optional<BookedSlip::Before>& before) {
    if (!before) return std::string("null");
    return Object()
        .add("state", json_text(to_text(before->state)))
        .add("total", money(before->total))
        .text();
  };
  List slips;
  for (const BookedSlip& slip : page.month.slips) {
    List lines;
    for (const BookedLine& line : slip.lines) {
      lines.add(Object()
                    .add("line", json_text(line.id))
                    .add("title", json_text(pick(line.title, language)))
                    .add("amount", money(line.cents))
                    .add("because", json_text(pick(line.because, language)))
                    .add("source", json_text(line.source))
                    .text());
    }
    slips.add(Object()
                  .add("subject", json_text(slip.subject))
                  .add("state", json_text(to_text(slip.state)))
                  .add("before", agreed(slip.before))
                  .add("said", json_text(slip.said))
                  .add("lines", lines.text())
                  .add("total", money(slip.total))
                  .add("of_other_lines", slip.total ? "null" : plain_money(sum_of(slip.lines)))
                  .add("partial", slip.is_partial ? "true" : "false")
                  .text());
  }
  return Object()
             .add("pack", json_text(page.pack->id))
             .add("month", json_text(page.month.month))
             .add("currency", json_text(page.pack->currency))
             .add("slips", slips.text())
             .text() +
         '\n';
}

}  // namespace xingji
