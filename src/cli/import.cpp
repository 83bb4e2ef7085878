#include "import/import.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/terminal.h"
#include "io/buyer_key.h"
#include "messages/messages.h"

namespace xingji {
namespace {

constexpr std::size_t examples_told = 5;

// What was read, what was written and what was not, line by line.
class ReportText {
 public:
  explicit ReportText(Language language) : language_(language) {}

  std::string of(const ImportReport& report) {
    for (const InputReport& input : report.inputs) add(input);
    for (const TableImport& table : report.tables) add(table);
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
    add_count(input.repeated, say("repeat another row", "与其他行完全相同"));
    add_count(input.replaced, say("replaced by a later row", "被后来的行取代"));
    add_list(say("personal columns dropped", "已丢弃的个人信息列"), input.personal_columns);
    add_list(say("columns the mapping does not name", "映射未提到的列"), input.unknown_columns);
  }

  void add(const TableImport& table) {
    text_ += fmt::format("{:>12}  {} {}\n", table.written, say("written to", "写入"), table.file);
    add_reasons(say("left out", "略去"), table.left_out);
    add_reasons(say("rejected", "拒绝"), table.rejected);
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

  void add_count(std::uint64_t rows, const char* what) {
    if (rows > 0) text_ += fmt::format("      {} {}\n", rows, what);
  }

  void add_list(const char* what, const std::vector<std::string>& names) {
    if (!names.empty())
      text_ +=
          fmt::format("      {}{}{}\n", what, say(": ", "："), fmt::join(names, say(", ", "、")));
  }

  Language language_;
  std::string text_;
};

}  // namespace

int run_import(const Options& options) {
  if (!may_write_into(options)) return exit_problems;
  std::optional<BuyerKey> buyer_key;
  if (!options.keep_buyer_ids) {
    const auto key = make_buyer_key();
    if (!key.ok()) {
      tell(key.problems(), options.language);
      return exit_problems;
    }
    buyer_key = key.value();
  }
  const auto report = [&] {
    Progress progress(options.language == Language::zh ? "导入" : "importing");
    progress.begin();
    return import_facts(
        {options.mapping, options.from, options.into, options.rules_folder, buyer_key});
  }();
  if (!report.ok()) {
    tell(report.problems(), options.language);
    return exit_problems;
  }
  print(ReportText(options.language).of(report.value()));
  if (!finish_output(options.language)) return exit_problems;
  Problems examples = report.value().rejected_rows;
  if (examples.size() > examples_told) examples.resize(examples_told);
  tell(examples, options.language);
  if (report.value().rejected_count() > examples.size()) {
    const std::uint64_t rest = report.value().rejected_count() - examples.size();
    tell(options.language == Language::zh ? fmt::format("… 另有 {} 行被拒绝", rest)
                                          : fmt::format("… and {} more rejected rows", rest));
  }
  return report.value().rejected_count() > 0 ? exit_problems : exit_done;
}

}  // namespace xingji
