#include <filesystem>

#include "cli/commands.h"
#include "cli/rules.h"
#include "cli/terminal.h"
#include "cli/today.h"
#include "cli/usage.h"
#include "io/write_file.h"
#include "typed/template.h"

namespace xingji {
namespace {

// "my-shopping-star.yaml" in the current folder.
std::string file_for(const Pack& pack) {
  return "my-" + pack.id.substr(pack.id.find('.') + 1) + ".yaml";
}

bool may_write(const std::string& file, const Options& options) {
  std::error_code unreadable;
  if (options.replace || !std::filesystem::exists(file, unreadable)) return true;
  const bool zh = options.language == Language::zh;
  tell(Problems{{{file, 0, 0},
                 zh ? "已有这个文件，未改动" : "is there already; nothing was written",
                 zh ? "--save 另取文件名，--replace 覆盖它"
                    : "--save takes another file, --replace writes over this one"}},
       options.language);
  return false;
}

}  // namespace

int run_overlay(const Options& options) {
  const bool zh = options.language == Language::zh;
  if (options.action != "init" || options.targets.size() != 1) {
    tell(zh ? "用法：xingji overlay init PACK" : "usage: xingji overlay init PACK");
    return exit_usage;
  }
  Options one = options;
  one.pack = options.targets.front();
  const auto family = load_pack(one);
  if (!family.ok()) {
    tell(family.problems(), options.language);
    return exit_problems;
  }
  const Pack* pack = family.value().on(options.on.value_or(today(family.value().versions.back())));
  if (pack == nullptr && options.on) {
    tell(Problems{unjudged(family.value(), *options.on, "--on takes another day")},
         options.language);
    return exit_problems;
  }
  if (pack == nullptr) pack = &family.value().versions.back();
  const std::string file = options.save.empty() ? file_for(*pack) : options.save;
  if (!may_write(file, options)) return exit_problems;
  const auto made = typed::overlay_template(family.value(), *pack, one.pack, file, today(*pack),
                                            options.language);
  if (!made.ok()) {
    tell(made.problems(), options.language);
    return exit_problems;
  }
  if (const Problems problems = write_file(file, made.value().text); !problems.empty()) {
    tell(problems, options.language);
    return exit_problems;
  }
  const std::string blanks = std::to_string(made.value().blanks);
  const std::string changeable = std::to_string(made.value().blocks);
  tell(zh ? "已写好 " + file + "：" + blanks + " 个数可以直接填，" + changeable +
                " 段得分档或条件可以改；空着的沿用规则包"
          : "wrote " + file + ": " + blanks + " numbers to fill in, " + changeable +
                " ladders or conditions to change; what stays empty is the pack's own");
  return exit_done;
}

}  // namespace xingji
