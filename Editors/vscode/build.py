#!/usr/bin/env python3
"""Builds the extension: build.py [FOLDER]     (FOLDER/gouji-VERSION.vsix, usually in .build)

A .vsix is a zip: the extension below extension/, its manifest once more as XML, and the types of its files. The grammar, the icon and the
schema of gouji.json are taken from where they live in the repository. The same files give the same bytes."""
import json
import pathlib
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ELSEWHERE = {
    "gouji.tmLanguage.json": ROOT / "Grammar" / "gouji.tmLanguage.json",
    "icons/gouji.svg": ROOT / "Editors" / "gouji.svg",
    "gouji.schema.json": ROOT / "Editors" / "gouji.schema.json",
}
TYPES = {
    ".json": "application/json", ".js": "application/javascript", ".md": "text/markdown", ".svg": "image/svg+xml",
    ".vsixmanifest": "text/xml",
}


def files():
    """What goes into the package, by its name there."""
    found = {
        path.relative_to(HERE).as_posix(): path for path in sorted(HERE.rglob("*"))
        if path.is_file() and path.suffix in TYPES and not path.name.startswith(".")
    }
    return dict(sorted({**found, **ELSEWHERE}.items()))


def vsix_manifest(manifest, english):
    text = {key: escape(english.get(value.strip("%"), value)) if isinstance(value, str) else value for key, value in manifest.items()}
    return f"""<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id={quoteattr(manifest["name"])} Version={quoteattr(manifest["version"])} Publisher={quoteattr(manifest["publisher"])}/>
    <DisplayName>{text["displayName"]}</DisplayName>
    <Description xml:space="preserve">{text["description"]}</Description>
    <Tags>{escape(",".join([*manifest["keywords"], "snippet", "__ext_gouji"]))}</Tags>
    <Categories>{escape(",".join(manifest["categories"]))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value={quoteattr(manifest["engines"]["vscode"])}/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
  </Assets>
</PackageManifest>
"""


def content_types(names):
    rows = [f'  <Default Extension="{suffix}" ContentType="{TYPES[suffix]}"/>'
            for suffix in sorted({pathlib.PurePosixPath(name).suffix for name in names} | {".vsixmanifest"})]
    return "\n".join([
        '<?xml version="1.0" encoding="utf-8"?>', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">', *rows,
        "</Types>", ""])


def main(arguments):
    folder = pathlib.Path(arguments[0]) if arguments else ROOT / ".build"
    manifest = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    english = json.loads((HERE / "package.nls.json").read_text(encoding="utf-8"))
    packed = files()
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{manifest['name']}-{manifest['version']}.vsix"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        def add(name, data):
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        add("extension.vsixmanifest", vsix_manifest(manifest, english))
        add("[Content_Types].xml", content_types(packed))
        for name, path in packed.items():
            add(f"extension/{name}", path.read_bytes())
    print(target)


if __name__ == "__main__":
    main(sys.argv[1:])
