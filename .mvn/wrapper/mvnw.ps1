# Prints MVNW_JDK=... and MVNW_MAVEN=... for mvnw.cmd, after fetching Maven if it is not unpacked yet.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Fail([string] $message) {
    [Console]::Error.WriteLine("mvnw: $message")
    exit 1
}

function Release([string] $folder) {
    $file = Join-Path $folder 'release'
    if (-not $folder -or -not (Test-Path (Join-Path $folder 'bin\javac.exe')) -or -not (Test-Path $file)) { return 0 }
    $line = Select-String -Path $file -Pattern '^JAVA_VERSION="(\d+)' | Select-Object -First 1
    if ($line) { return [int] $line.Matches[0].Groups[1].Value }
    return 0
}

$onPath = Get-Command javac.exe -ErrorAction SilentlyContinue
$first = @($env:JAVA_HOME) + @(if ($onPath) { Split-Path (Split-Path $onPath.Source) })
$others = @(Get-ChildItem Env: | Where-Object Name -Match '^JAVA_?\d+_HOME$' | ForEach-Object Value)
$parents = 'Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu', 'Amazon Corretto', 'BellSoft' |
    ForEach-Object { Join-Path $env:ProgramFiles $_ }
$parents += Join-Path $env:USERPROFILE '.jdks'
$others += @($parents | Where-Object { Test-Path $_ } | ForEach-Object { Get-ChildItem $_ -Directory } |
    ForEach-Object FullName)
$jdk = $first | Where-Object { $_ -and (Release $_) -ge 25 } | Select-Object -First 1
if (-not $jdk) {
    $jdk = $others | Where-Object { (Release $_) -ge 25 } | Sort-Object { Release $_ } -Descending |
        Select-Object -First 1
}
if (-not $jdk) { Fail 'no JDK 25 or newer found: install one (Eclipse Temurin 25, say) or set JAVA_HOME to it' }

$properties = @{}
Get-Content (Join-Path $PSScriptRoot 'maven-wrapper.properties') | ForEach-Object {
    $key, $value = $_ -split '=', 2
    $properties[$key] = $value
}
$version = $properties.mavenVersion
$sha256 = $properties.distributionSha256Sum
$user = if ($env:MAVEN_USER_HOME) { $env:MAVEN_USER_HOME } else { Join-Path $env:USERPROFILE '.m2' }
$dists = Join-Path $user 'wrapper\dists'

function Unpacked {
    Get-ChildItem -Path $dists -Directory -Filter "apache-maven-$version*" -ErrorAction SilentlyContinue |
        ForEach-Object { Get-ChildItem $_.FullName -Recurse -Depth 3 -Filter 'mvn.cmd' } |
        Select-Object -First 1 -ExpandProperty FullName
}

$maven = Unpacked
if (-not $maven) {
    $work = Join-Path $dists "apache-maven-$version\.work.$PID"
    New-Item -ItemType Directory -Force $work | Out-Null
    try {
        $zip = Join-Path $work 'maven.zip'
        if (Get-Command mvn -ErrorAction SilentlyContinue) {
            Push-Location $work
            & mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy `
                "-Dartifact=org.apache.maven:apache-maven:${version}:zip:bin" "-DoutputDirectory=$work" | Out-Null
            Pop-Location
            $copied = Join-Path $work "apache-maven-$version-bin.zip"
            if (Test-Path $copied) { Move-Item $copied $zip }
        }
        if (-not (Test-Path $zip)) { Invoke-WebRequest -UseBasicParsing $properties.distributionUrl -OutFile $zip }
        $found = (Get-FileHash $zip -Algorithm SHA256).Hash.ToLower()
        if ($found -ne $sha256) { Fail "Maven $version arrived with SHA-256 $found, expected $sha256" }
        Expand-Archive $zip -DestinationPath $work
        $target = Join-Path $dists "apache-maven-$version\$($sha256.Substring(0, 16))"
        if (-not (Test-Path $target)) { Move-Item (Join-Path $work "apache-maven-$version") $target }
    } finally {
        Remove-Item -Recurse -Force $work -ErrorAction SilentlyContinue
    }
    $maven = Unpacked
}
"MVNW_JDK=$jdk"
"MVNW_MAVEN=$maven"
