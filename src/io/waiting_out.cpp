#include "io/waiting_out.h"

#include "engine/told.h"
#include "io/csv_cell.h"
#include "io/json_object.h"
#include "io/waiting_words.h"

namespace xingji {
namespace {

std::string plain_money(const std::optional<std::int64_t>& hundredths) {
  return hundredths ? format_micro(*hundredths * (micro_one / 100)) : "";
}

}  // namespace

std::string waiting_csv(const WaitingSheet& sheet) {
  std::string csv =
      "subject,task,table,id,began,due,remaining,points,money,order,amount,product,buyer\n";
  Teller teller(*sheet.facts, sheet.view);
  for (const Waiting& row : sheet.rows) {
    const Task& task = task_of(sheet, row);
    const auto seconds = remaining(sheet, row);
    const Told told = teller.of(task.rows.table, row);
    csv += csv_cell(row.subject) + ',' + task.id + ',' +
           std::string(definition(task.rows.table).name) + ',' + csv_cell(id_of(sheet, row)) + ',' +
           time_text(sheet, row.began) + ',' + time_text(sheet, row.due) + ',' +
           (seconds ? std::to_string(*seconds) : "") + ',' +
           (row.points ? format_micro(*row.points) : "") + ',' + plain_money(row.money) + ',' +
           csv_cell(told.order) + ',' + plain_money(told.amount) + ',' + csv_cell(told.product) +
           ',' + csv_cell(told.buyer) + '\n';
  }
  return csv;
}

std::string waiting_json(const WaitingSheet& sheet, Language language) {
  List rows;
  Teller teller(*sheet.facts, sheet.view);
  const auto text_or_null = [](const std::string& text) {
    return text.empty() ? std::string("null") : json_text(text);
  };
  for (const Waiting& row : sheet.rows) {
    const Task& task = task_of(sheet, row);
    const auto seconds = remaining(sheet, row);
    const auto number_or_null = [](const std::optional<std::int64_t>& money) {
      return money ? plain_money(money) : std::string("null");
    };
    const Told told = teller.of(task.rows.table, row);
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
                 .add("money", number_or_null(row.money))
                 .add("says", text_or_null(pick(task.says, language)))
                 .add("order", text_or_null(told.order))
                 .add("amount", number_or_null(told.amount))
                 .add("product", text_or_null(told.product))
                 .add("product_title", text_or_null(told.title))
                 .add("buyer", text_or_null(told.buyer))
                 .add("buyer_level", text_or_null(told.buyer_level))
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
