#include "io/waiting_out.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "io/csv_cell.h"
#include "io/explain_text.h"
#include "io/json_object.h"

namespace xingji {
namespace {

std::string say(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh ? zh : en);
}

const Task& task_of(const WaitingSheet& sheet, const Waiting& row) {
  return sheet.pack->tasks[row.task];
}

std::string id_of(const WaitingSheet& sheet, const Waiting& row) {
  const TableData& data = row.account.shard->table(task_of(sheet, row).rows.table);
  return std::string(data.keys[row.row]);
}

std::string time_text(const WaitingSheet& sheet, const std::optional<Instant>& instant) {
  return instant ? format_instant(*instant, sheet.pack->zone) : "";
}

std::optional<std::int64_t> remaining(const WaitingSheet& sheet, const Waiting& row) {
  if (!row.due) return std::nullopt;
  return *row.due - sheet.view;
}

bool is_late(const WaitingSheet& sheet, const Waiting& row) {
  return row.due && *row.due < sheet.view;
}

std::string money_text(std::int64_t hundredths, const std::string& currency) {
  return format_amount({Type::money, hundredths, currency});
}

std::string plain_money(const std::optional<std::int64_t>& hundredths) {
  return hundredths ? format_micro(*hundredths * (micro_one / 100)) : "";
}

// Whoever has days left does not count seconds.
std::string span_text(std::int64_t seconds, Language language) {
  const auto print = [&](std::int64_t shown) {
    return print_value(shown * micro_one, Indicator::PrintedAs::hours, language);
  };
  if (seconds < 2 * seconds_per_day) return print(seconds);
  const std::string days = std::to_string(seconds / seconds_per_day) + say(language, "天", " days");
  const std::int64_t hours = seconds % seconds_per_day / 3600;
  return hours == 0 ? days : days + say(language, "", " ") + print(hours * 3600);
}

std::string remaining_text(const WaitingSheet& sheet, const Waiting& row, Language language) {
  const auto seconds = remaining(sheet, row);
  if (!seconds) return say(language, "期限未知", "not known");
  const std::string span = span_text(std::abs(*seconds), language);
  return *seconds < 0 ? say(language, "已超 ", "late by ") + span : span;
}

// "2 points, 5.00 CNY, taken as no objection"
std::string cost_text(const WaitingSheet& sheet, const Waiting& row, Language language) {
  std::vector<std::string> parts;
  if (row.points) {
    parts.push_back(say(language, "扣", "") + format_micro(*row.points) +
                    say(language, "分", " points"));
  }
  if (row.money) parts.push_back(money_text(*row.money, sheet.pack->currency));
  if (const std::string& says = pick(task_of(sheet, row).says, language); !says.empty()) {
    parts.push_back(says);
  }
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : say(language, "，", ", ")) + part;
  }
  return text;
}

using Cells = std::vector<std::string>;

Cells cells_of(const WaitingSheet& sheet, const Waiting& row, bool with_subject,
               Language language) {
  const Task& task = task_of(sheet, row);
  Cells cells;
  if (task.has_clock) {
    cells = {time_text(sheet, row.due), remaining_text(sheet, row, language)};
  } else {
    cells = {say(language, "自 ", "since ") + time_text(sheet, row.began), "-"};
  }
  cells.push_back(visible(pick(task.title, language)));
  if (with_subject) cells.push_back(visible(row.subject));
  cells.push_back(visible(id_of(sheet, row)));
  cells.push_back(visible(cost_text(sheet, row, language)));
  return cells;
}

std::string aligned(const std::vector<Cells>& lines) {
  std::vector<std::size_t> widths(lines.front().size(), 0);
  for (const Cells& cells : lines) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      widths[c] = std::max(widths[c], display_width(cells[c]));
    }
  }
  std::string text;
  for (const Cells& cells : lines) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      line += (c == 0 ? "" : "  ") + pad_right(cells[c], widths[c]);
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  }
  return text;
}

struct Sums {
  std::size_t waiting = 0;
  std::size_t late = 0;
  std::optional<std::int64_t> points;
  std::optional<std::int64_t> money;
};

std::string summary(const WaitingSheet& sheet, std::size_t task, Language language) {
  Sums sums;
  const auto add = [](const std::optional<std::int64_t>& part, std::optional<std::int64_t>& sum) {
    if (part) sum = sum.value_or(0) + *part;
  };
  for (const Waiting& row : sheet.rows) {
    if (row.task != task) continue;
    ++sums.waiting;
    if (is_late(sheet, row)) ++sums.late;
    add(row.points, sums.points);
    add(row.money, sums.money);
  }
  if (sums.waiting == 0) return "";
  const Task& said = sheet.pack->tasks[task];
  std::string text = visible(pick(said.title, language)) + say(language, "：待办 ", ": ") +
                     std::to_string(sums.waiting) + say(language, "", " waiting");
  if (said.has_clock) {
    text +=
        say(language, "，已超时 ", ", ") + std::to_string(sums.late) + say(language, "", " late");
  }
  if (sums.points || sums.money) {
    text += say(language, "；全部超时的代价：", "; were all late: ");
    if (sums.points) {
      text += say(language, "扣", "") + format_micro(*sums.points) + say(language, "分", " points");
    }
    if (sums.money) {
      text += (sums.points ? say(language, "，", ", ") : "") +
              money_text(*sums.money, sheet.pack->currency);
    }
  }
  text += '\n';
  const std::string& advice = pick(said.advice, language);
  if (!advice.empty()) text += "  " + visible(advice) + '\n';
  return text;
}

}  // namespace

std::string waiting_table(const WaitingSheet& sheet, std::size_t limit, Language language) {
  if (sheet.rows.empty()) {
    return say(language, "没有待办事项\n", "nothing waits to be done\n");
  }
  const std::string& first = sheet.rows.front().subject;
  const bool with_subject = std::any_of(sheet.rows.begin(), sheet.rows.end(),
                                        [&](const Waiting& row) { return row.subject != first; });
  Cells head = {say(language, "截止", "due"), say(language, "剩余", "remaining"),
                say(language, "事项", "what")};
  if (with_subject) head.push_back(say(language, "店铺", "subject"));
  head.push_back(say(language, "编号", "id"));
  head.push_back(say(language, "超时的代价", "a breach costs"));
  std::vector<Cells> lines = {head};
  const std::size_t count = limit == 0 ? sheet.rows.size() : std::min(limit, sheet.rows.size());
  for (std::size_t i = 0; i < count; ++i) {
    lines.push_back(cells_of(sheet, sheet.rows[i], with_subject, language));
  }
  std::string text = aligned(lines);
  if (count < sheet.rows.size()) {
    const std::string rest = std::to_string(sheet.rows.size() - count);
    text += say(language, "… 另有 " + rest + " 行\n", "… and " + rest + " more\n");
  }
  text += '\n';
  for (std::size_t t = 0; t < sheet.pack->tasks.size(); ++t) text += summary(sheet, t, language);
  return text;
}

std::string waiting_csv(const WaitingSheet& sheet) {
  std::string csv = "subject,task,table,id,began,due,remaining,points,money\n";
  for (const Waiting& row : sheet.rows) {
    const Task& task = task_of(sheet, row);
    const auto seconds = remaining(sheet, row);
    csv += csv_cell(row.subject) + ',' + task.id + ',' +
           std::string(definition(task.rows.table).name) + ',' + csv_cell(id_of(sheet, row)) + ',' +
           time_text(sheet, row.began) + ',' + time_text(sheet, row.due) + ',' +
           (seconds ? std::to_string(*seconds) : "") + ',' +
           (row.points ? format_micro(*row.points) : "") + ',' + plain_money(row.money) + '\n';
  }
  return csv;
}

std::string waiting_json(const WaitingSheet& sheet, Language language) {
  List rows;
  const auto text_or_null = [](const std::string& text) {
    return text.empty() ? std::string("null") : json_text(text);
  };
  for (const Waiting& row : sheet.rows) {
    const Task& task = task_of(sheet, row);
    const auto seconds = remaining(sheet, row);
    const std::string money = plain_money(row.money);
    rows.add(Object()
                 .add("subject", json_text(row.subject))
                 .add("task", json_text(task.id))
                 .add("title", json_text(pick(task.title, language)))
                 .add("table", json_text(definition(task.rows.table).name))
                 .add("id", json_text(id_of(sheet, row)))
                 .add("began", text_or_null(time_text(sheet, row.began)))
                 .add("due", text_or_null(time_text(sheet, row.due)))
                 .add("remaining", seconds ? std::to_string(*seconds) : "null")
                 .add("points", row.points ? format_micro(*row.points) : "null")
                 .add("money", money.empty() ? "null" : money)
                 .add("says", text_or_null(pick(task.says, language)))
                 .text());
  }
  return Object()
             .add("pack", json_text(sheet.pack->id))
             .add("at", json_text(format_instant(sheet.view, sheet.pack->zone)))
             .add("waiting", rows.text())
             .text() +
         '\n';
}

}  // namespace xingji
