#include "cli/import_report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "io/report_text.h"
#include "messages/messages.h"

namespace xingji {
namespace {

using Json = nlohmann::ordered_json;

// What was read, what was written and what was not, line by line.
class ReportText {
 public:
  ReportText(const Reading& read, Language language) : read_(read), language_(language) {}

  std::string of(const ImportReport& report) {
    for (const InputReport& input : report.inputs) add(input);
    for (const TableImport& table : report.tables) add(table);
    add_count(read_.report.subjects_without_row,
              say("shops have facts but no row in shops", "家店铺有数据，但 shops 表里没有"));
    return std::move(text_);
  }

 private:
  const char* say(const char* en, const char* zh) const {
    return language_ == Language::zh ? zh : en;
  }

  void add(const InputReport& input) {
    if (input.files.empty()) {
      text_ += fmt::format("{:>12}  {}{}\n", "-", input.name,
                           say(": no such file in the export", "：导出里没有这个文件"));
      return;
    }
    text_ += fmt::format("{:>12}  {} {}\n", input.read, say("read from", "读自"), input.name);
    add_reasons(say("rejected", "拒绝"), input.rejected);
    add_count(input.alike, say("equal another row and are all kept: the mapping gives no key",
                               "与其他行相同，全部保留：映射没有写 key"));
    add_count(input.repeated, say("repeat another row", "与其他行完全相同"));
    add_count(input.replaced, say("replaced by a later row", "被后来的行取代"));
    add_list(say("personal columns dropped", "已丢弃的个人信息列"), input.personal_columns);
    add_list(say("columns the mapping does not name", "映射未提到的列"), input.unknown_columns);
  }

  void add(const TableImport& table) {
    text_ += fmt::format("{:>12}  {} {}\n", table.written, say("written to", "写入"), table.file);
    add_reasons(say("left out", "略去"), table.left_out);
    const auto position = static_cast<std::size_t>(table.table);
    const TableReport& found = read_.report.tables[position];
    add_reasons(say("rejected", "拒绝"), found.rejected);
    for (const std::string& remark : remarks_of(table.table, found)) {
      text_ += "      " + visible(said(remark, language_)) + "\n";
    }
    add_days(read_.facts.covered[position]);
    std::vector<std::string> assumptions;
    for (const Title& why : table.assumptions) assumptions.push_back(pick(why, language_));
    add_list(say("assumed", "假定"), assumptions);
    if (table.hashed_buyers) {
      text_ +=
          say("      buyer_id: hashed with this installation's key; --keep-buyer-ids keeps ids\n",
              "      buyer_id：已用本机密钥做散列，--keep-buyer-ids 可保留原值\n");
    }
  }

  void add_reasons(const char* what, const std::map<std::string, std::uint64_t>& reasons) {
    for (const auto& [reason, rows] : reasons) {
      text_ +=
          fmt::format("      {} {}{}{}\n", what, rows, say(": ", "："), said(reason, language_));
    }
  }

  void add_days(const CoveredDays& days) {
    if (days.first > days.last) return;
    text_ += fmt::format(fmt::runtime(say("      covers {} to {}\n", "      覆盖 {} 至 {}\n")),
                         format_day(days.first), format_day(days.last));
  }

  void add_count(std::uint64_t rows, const char* what) {
    if (rows > 0) text_ += fmt::format("      {} {}\n", rows, what);
  }

  void add_list(const char* what, const std::vector<std::string>& names) {
    if (!names.empty())
      text_ +=
          fmt::format("      {}{}{}\n", what, say(": ", "："), fmt::join(names, say(", ", "、")));
  }

  const Reading& read_;
  Language language_;
  std::string text_;
};

Json json_of(const InputReport& input) {
  return {{"input", input.name},
          {"files", input.files},
          {"read", input.read},
          {"rejected", input.rejected},
          {"repeated", input.repeated},
          {"replaced", input.replaced},
          {"alike", input.alike},
          {"personal_columns", input.personal_columns},
          {"unknown_columns", input.unknown_columns}};
}

}  // namespace

std::string import_text(const ImportReport& report, const Reading& read, Language language) {
  return ReportText(read, language).of(report);
}

std::string import_json(const ImportReport& report, const Reading& read) {
  Json json = Json::object();
  json["inputs"] = Json::array();
  for (const InputReport& input : report.inputs) json["inputs"].push_back(json_of(input));
  json.update(Json::parse(report_json(read.report, &read.facts)));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace xingji
